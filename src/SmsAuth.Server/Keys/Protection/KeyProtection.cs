using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmsAuth.Server.Keys.Protection;

/// <summary>
/// Keys at rest: a JSON Web Token that is signed, then encrypted (RFC 7519 appendix A.2) under the current certificate or key; plain JSON
/// without one.
/// </summary>
internal sealed class KeyProtection(ProtectionKey? current, IReadOnlyList<ProtectionKey> all)
{
    // Sets these tokens apart from whatever else the certificate signs (RFC 8725 3.11).
    private const string TokenType = "smsauth-key+jwt";
    private const string KeyClaim = "key";
    private static readonly JsonWebTokenHandler Tokens = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>Whether new keys are encrypted.</summary>
    public bool IsOn => current is not null;

    public string Seal(ServerKey key) => current is null
        ? key.ToJson()
        : Tokens.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenType,
            Claims = new Dictionary<string, object> { [KeyClaim] = key.ToJson() },
            SigningCredentials = current.Signing,
            EncryptingCredentials = current.Encrypting,
        });

    /// <summary>Whether a content is encrypted.</summary>
    public static bool IsSealed(string content) => !content.TrimStart().StartsWith('{');

    /// <summary>Whether a content is as <see cref="Seal"/> would leave it.</summary>
    public bool IsCurrent(string content) => current is null ? !IsSealed(content) : IsSealed(content) && IdIn(content) == current.Id;

    /// <summary>Reads a key.</summary>
    /// <returns>The key, or why there is none, in words that quote nothing of it.</returns>
    public async Task<(ServerKey? Key, string? Problem)> OpenAsync(string content)
    {
        try
        {
            if (!IsSealed(content)) return (ServerKey.Parse(content), null);
            if (IdIn(content) is not { } id) return (null, "it is no key of this server.");
            if (all.FirstOrDefault(p => p.Id == id) is not { } protection) return (null, NotUnder(id));
            var result = await Tokens.ValidateTokenAsync(content.Trim(), ParametersFor(protection));
            return result is { IsValid: true, Claims: { } claims } && claims.TryGetValue(KeyClaim, out var json) && json is string text
                ? (ServerKey.Parse(text), null)
                : (null, $"it was changed, or is not what {id} encrypted.");
        }
        catch (JsonException)
        {
            return (null, "it is no key of this server.");
        }
    }

    private static TokenValidationParameters ParametersFor(ProtectionKey protection) => new()
    {
        ValidTypes = [TokenType],
        RequireSignedTokens = true,
        TokenDecryptionKey = protection.Encrypting.Key,
        IssuerSigningKey = protection.Signing.Key,
        ValidAlgorithms = [protection.Signing.Algorithm, protection.Encrypting.Alg, protection.Encrypting.Enc],
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
        RequireExpirationTime = false,
    };

    private static string? IdIn(string content)
    {
        try
        {
            return new JsonWebToken(content.Trim()).Kid is { Length: > 0 } id ? id : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private string NotUnder(string id) =>
        $"it is encrypted under {id}, and {KeySettings.Section}:{nameof(KeySettings.Protection)} has {(all.Count == 0 ? "nothing" : string.Join(", ", all.Select(static p => p.Id)))}.";
}
