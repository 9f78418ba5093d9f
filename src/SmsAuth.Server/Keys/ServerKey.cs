using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmsAuth.Server.Keys;

/// <summary>A key of the server.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">The place among the keys of its kind, from 1. Two nodes that make the next key at once make the same number, and one of them loses.</param>
/// <param name="Id">What tokens and hashes name it by; never given to another key again.</param>
/// <param name="Algorithm">How it signs; of no meaning for other kinds.</param>
/// <param name="Created">When it was made.</param>
/// <param name="ActiveFrom">From when it is used for new things.</param>
/// <param name="Material">PKCS #8 for a signing key, the bytes themselves for others.</param>
internal sealed record ServerKey(
    KeyKind Kind, int Number, string Id, SigningAlgorithm Algorithm, DateTimeOffset Created, DateTimeOffset ActiveFrom, byte[] Material)
{
    /// <summary>How the id of a key begins that a developer's server made for itself.</summary>
    public const string DevelopmentMark = "development-";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    [JsonIgnore]
    public bool IsForDevelopment => Id.StartsWith(DevelopmentMark, StringComparison.Ordinal);

    /// <exception cref="JsonException">It is no key.</exception>
    public static ServerKey Parse(string json) => JsonSerializer.Deserialize<ServerKey>(json, Format) ?? throw new JsonException("It is null.");

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>The id, never the material.</summary>
    public override string ToString() => Id;
}
