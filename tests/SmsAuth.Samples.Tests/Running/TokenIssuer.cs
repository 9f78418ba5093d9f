using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmsAuth.Samples.Tests.Running;

/// <summary>An issuer that can be told to make tokens as no server would.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ECDsaSecurityKey key = NewKey();

    private TokenIssuer(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TokenIssuer(builder.Build());
        issuer.app.MapGet(".well-known/openid-configuration", () => new { issuer = issuer.Address, jwks_uri = new Uri(issuer.Address, "jwks") });
        issuer.app.MapGet("jwks", () => new { keys = new[] { issuer.PublicKey() } });
        await issuer.app.StartAsync();
        issuer.Address = new Uri(issuer.app.Urls.Single() + "/");
        return issuer;
    }

    public static SigningCredentials StrangersKey() => new(NewKey(), SecurityAlgorithms.EcdsaSha256);

    /// <summary>A token that is right in all, but for what is changed. It is valid from an hour ago until an hour from now.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address.AbsoluteUri,
            Audience = "demo_api",
            TokenType = "at+jwt",
            NotBefore = now.AddHours(-1),
            IssuedAt = now.AddHours(-1),
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "1" },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static ECDsaSecurityKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "1" };

    private object PublicKey()
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        return new { kty = jwk.Kty, crv = jwk.Crv, kid = jwk.Kid, x = jwk.X, y = jwk.Y, use = "sig", alg = SecurityAlgorithms.EcdsaSha256 };
    }
}
