using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmsAuth.Definitions;

/// <summary>The options of a verifier as they are saved.</summary>
internal static class VerifierDocument
{
    public const string CodeType = "code";
    public const string ServiceType = "service";

    // What a newer server has saved and this one does not know is left out, so that both run side by side while servers are upgraded.
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static string Write<TOptions>(TOptions options) => JsonSerializer.Serialize(options, Format);

    public static TOptions Read<TOptions>(string document) => JsonSerializer.Deserialize<TOptions>(document, Format) ?? throw new JsonException("The document is empty.");

    public static TOptions CopyOf<TOptions>(TOptions options) => Read<TOptions>(Write(options));
}
