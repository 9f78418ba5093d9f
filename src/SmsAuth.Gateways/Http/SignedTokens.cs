using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Http;

/// <summary>Checks the JSON Web Tokens (RFC 7519) with which vendors sign what they call us with: HS256 under a key that both know.</summary>
internal static class SignedTokens
{
    /// <summary>How far the vendor's clock may be from ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="key">The key.</param>
    /// <param name="issuer">Who must have issued it.</param>
    /// <param name="maxAge">How old it may be by its claim <c>iat</c> when it has no end of its own; null when it must have one.</param>
    /// <param name="now">The time.</param>
    /// <returns>The token; null when it is not signed with the key, is of somebody else, or its time is over or has not come.</returns>
    public static async Task<JsonWebToken?> ReadAsync(string token, SettingSecret key, string issuer, TimeSpan? maxAge, DateTimeOffset now)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            // HMAC keys shorter than the hash are the vendor's choice, and padding with zeros is what HMAC does anyway (RFC 2104 2).
            IssuerSigningKey = new SymmetricSecurityKey(Padded(Encoding.UTF8.GetBytes(key.Reveal()))),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidIssuer = issuer,
            ValidateAudience = false,
            RequireExpirationTime = maxAge is null,
            LifetimeValidator = (notBefore, expires, _, _) => (notBefore is null || notBefore <= now + Skew) && (expires is null || expires > now - Skew),
        });
        if (result is not { IsValid: true, SecurityToken: JsonWebToken read }) return null;
        return maxAge is null || read.ValidTo != DateTime.MinValue || (read.IssuedAt >= now - maxAge - Skew && read.IssuedAt <= now + Skew) ? read : null;
    }

    /// <summary>Whether a claim is the SHA-256 of data, in hexadecimal digits of either case.</summary>
    public static bool IsHashOf(string? claim, ReadOnlySpan<byte> data) =>
        claim is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(claim.ToLowerInvariant()), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(data))));

    private static byte[] Padded(byte[] key) => key.Length >= 32 ? key : [.. key, .. new byte[32 - key.Length]];
}
