using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>A public key (RFC 7517). Members that are not used are ignored, but for those that would make it a private or a shared one.</summary>
internal sealed record JwkBody(
    [property: Description("RSA or EC.")] string Kty,
    [property: Description("Its id; the client names it in its assertions."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kid = null,
    [property: Description("sig, which is the default."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Use = null,
    [property: Description("The algorithm; null leaves it to the client."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Alg = null,
    [property: Description("RSA: the modulus."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? N = null,
    [property: Description("RSA: the exponent."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? E = null,
    [property: Description("EC: P-256, P-384 or P-521."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Crv = null,
    [property: Description("EC: the first coordinate."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? X = null,
    [property: Description("EC: the second coordinate."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Y = null)
{
    /// <summary>What else the key holds.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>The id alone: what was sent may be a private key.</summary>
    public override string ToString() => Kid ?? "";
}
