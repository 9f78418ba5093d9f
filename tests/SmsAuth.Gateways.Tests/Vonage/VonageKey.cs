using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Gateways.Tests.Vendors;

namespace SmsAuth.Gateways.Tests.Vonage;

/// <summary>An application of these tests at Vonage, and how Vonage knows it.</summary>
internal static class VonageKey
{
    public const string ApplicationId = "78d335fa-323d-0114-9c3d-d6f0d48968cf";

    private static readonly RSA Key = RSA.Create(2048);

    public static string Pem { get; } = Key.ExportPkcs8PrivateKeyPem();

    /// <summary>Some line of the key.</summary>
    public static string Line => Pem.Split('\n')[5];

    /// <summary>The request has a token of the application, made for it alone.</summary>
    public static async Task AssertSignsAsync(Asked request, DateTimeOffset now)
    {
        var token = request.Headers["Authorization"];
        Assert.StartsWith("Bearer ", token, StringComparison.Ordinal);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token["Bearer ".Length..], new TokenValidationParameters
        {
            IssuerSigningKey = new RsaSecurityKey(Key),
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        Assert.True(result.IsValid, $"{result.Exception}");
        var read = (JsonWebToken)result.SecurityToken;
        Assert.Equal(ApplicationId, read.GetPayloadValue<string>("application_id"));
        Assert.Equal((now.UtcDateTime, now.AddMinutes(5).UtcDateTime), (read.IssuedAt, read.ValidTo));
        Assert.NotEmpty(read.Id);
    }

    /// <summary>A problem as Vonage tells it.</summary>
    public static Exchange Problem(int status, string type, string detail, string more = "") => new(status, $$"""
        {"type": "https://developer.vonage.com/{{type}}", "title": "Problem", "detail": "{{detail}}", "instance": "bf0ca0bf927b3b52e3cb03217e1a1ddf"{{more}}}
        """) { ContentType = "application/problem+json" };

    /// <summary>The parameters that a problem is about.</summary>
    public static string About(params string[] names) => $", \"invalid_parameters\": [{string.Join(", ", names.Select(static n => $$"""{"name": "{{n}}", "reason": "is invalid"}"""))}]";

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
