using System.Text.Json.Serialization;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>A client as administrators see it: what <see cref="ClientBody"/> sets, and what follows from it.</summary>
internal sealed record ClientAnswer(
    string ClientId,
    ClientKind Type,
    string? DisplayName,
    IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string> PostLogoutRedirectUris,
    IReadOnlyList<string> GrantTypes,
    IReadOnlyList<string> Scopes,
    bool RequirePkce,
    ConsentKind ConsentType,
    TokenLifetimes TokenLifetimes,
    JwksBody? Jwks,
    SmsOtpBody? SmsOtp,
    bool Disabled,
    bool HasSecret,
    IReadOnlyList<FormerSecretAnswer> FormerSecrets,
    IReadOnlyList<TestNumberAnswer> TestNumbers)
{
    /// <summary>The secret, only in the answer to the request that made it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientSecret { get; init; }

    /// <summary>The client alone.</summary>
    public override string ToString() => ClientId;
}
