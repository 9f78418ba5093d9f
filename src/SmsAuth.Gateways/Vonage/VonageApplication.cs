using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Vonage;

/// <summary>
/// An application at Vonage, as which the Messages and Verify APIs are asked. Both take the account's key and secret too, but recommend tokens
/// that the application's private key signs, and call back only for those: <see href="https://developer.vonage.com/en/getting-started/concepts/authentication"/>.
/// </summary>
internal static class VonageApplication
{
    public const string ApplicationId = nameof(ApplicationId);
    public const string PrivateKey = nameof(PrivateKey);

    // A token is made for one request. The longest that Vonage takes is 24 hours.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new(ApplicationId, "Application id")
        {
            Help = "The id of your application, from Applications in the dashboard.",
            Required = true,
            Pattern = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
            Allowed = "a UUID",
        },
        new(PrivateKey, "Private key")
        {
            Help = @"The private key of the application, which the dashboard hands out once, in PEM; its lines may end in \n instead of line breaks.",
            Required = true,
            Secret = true,
            Pattern = @"\s*-----BEGIN (RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{100,10000}-----END (RSA )?PRIVATE KEY-----[\s\\n]*",
            Allowed = "an RSA key in PEM, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----",
        },
    ];

    /// <summary>A request as the application, with a body in JSON when there is one.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path, SettingValues settings, DateTimeOffset now, Dictionary<string, object?>? body = null) =>
        new(method, settings.Under(path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(settings, now)) },
            Content = body is null ? null : JsonContent.Create(body.Where(static p => p.Value is not null).ToDictionary()),
        };

    private static string TokenOf(SettingValues settings, DateTimeOffset now)
    {
        using var rsa = KeyOf(settings.Secret(PrivateKey));

        // What caches signers keeps them longer than the key lives.
        var key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            IssuedAt = now.UtcDateTime,
            Expires = (now + TokenLifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["application_id"] = settings.Text(ApplicationId),
                ["jti"] = Guid.NewGuid().ToString(),
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    private static RSA KeyOf(SettingSecret pem)
    {
        var rsa = RSA.Create();
        try
        {
            // Variables of the environment seldom hold line breaks.
            rsa.ImportFromPem(pem.Reveal().Replace(@"\n", "\n", StringComparison.Ordinal));
            return rsa;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new SettingUnavailableException($"{PrivateKey} is no RSA key in PEM.");
        }
    }
}
