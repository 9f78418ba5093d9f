using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>The challenge endpoint authenticates clients exactly as the token endpoint does.</summary>
public sealed class ClientAuthenticationTests
{
    private const string Secret = "a rather long secret";

    [Fact]
    public async Task A_secret_in_the_form_is_accepted_and_a_wrong_or_missing_one_is_not()
    {
        await using var host = await ConfidentialHostAsync();
        Assert.Equal(200, (await host.ChallengeAsync(client: "confidential", more: ("client_secret", Secret))).Status);
        foreach (var wrong in new[] { "wrong", null })
        {
            var refused = await host.ChallengeAsync(client: "confidential", more: ("client_secret", wrong));
            Assert.Equal((401, "invalid_client"), (refused.Status, refused.Error));
        }

        Assert.Single(host.Texts);
    }

    [Fact]
    public async Task A_secret_in_the_authorization_header_is_accepted_and_two_credentials_at_once_are_not()
    {
        await using var host = await ConfidentialHostAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = Basic("confidential", Secret);
        Assert.Equal(200, (await host.PostAsync("connect/sms_otp", http, [("phone_number", SmsOtpHost.Number)])).Status);
        Assert.Equal("invalid_request", (await host.PostAsync("connect/sms_otp", http, [("phone_number", SmsOtpHost.Number), ("client_secret", Secret)])).Error);

        http.DefaultRequestHeaders.Authorization = Basic("confidential", "wrong");
        var refused = await host.PostAsync("connect/sms_otp", http, [("phone_number", SmsOtpHost.Number)]);
        Assert.Equal((401, "invalid_client"), (refused.Status, refused.Error));
        Assert.Contains("WWW-Authenticate", refused.Headers.Keys);
        Assert.Single(host.Texts);
    }

    [Fact]
    public async Task A_public_client_must_not_send_a_secret_and_an_unknown_client_is_refused()
    {
        await using var host = await SmsOtpHost.StartAsync();
        Assert.Equal("invalid_client", (await host.ChallengeAsync(more: ("client_secret", "anything"))).Error);
        var unknown = await host.ChallengeAsync(client: "nobody");
        Assert.Equal((401, "invalid_client"), (unknown.Status, unknown.Error));
        Assert.Empty(host.Texts);
    }

    [Fact]
    public async Task A_signed_assertion_is_accepted_at_both_endpoints_and_a_forged_one_at_neither()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("signer", configure: a =>
        {
            a.ClientType = OpenIddictConstants.ClientTypes.Confidential;
            a.JsonWebKeySet = new JsonWebKeySet { Keys = { JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(false)))) } };
        });

        (string, string?)[] Assertion(ECDsa with) =>
        [
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", AssertionOf(host.Address, with)),
        ];

        var forged = await host.PostAsync("connect/sms_otp", [("client_id", "signer"), ("phone_number", SmsOtpHost.Number), .. Assertion(stranger)]);
        Assert.Equal((401, "invalid_client"), (forged.Status, forged.Error));
        Assert.Empty(host.Texts);

        // RFC 7521 4.2: the client_id may be left out, the assertion says who it is.
        var challenge = await host.PostAsync("connect/sms_otp", [("phone_number", SmsOtpHost.Number), .. Assertion(key)]);
        Assert.Equal(200, challenge.Status);
        var code = SmsOtpHost.CodeOf(host.Texts[0]);
        var token = await host.PostAsync(
            "connect/token",
            [("grant_type", "sms_otp"), ("phone_number", SmsOtpHost.Number), ("code", code), ("challenge_id", challenge["challenge_id"]), .. Assertion(key)]);
        Assert.Equal(200, token.Status);

        var untyped = await host.PostAsync("connect/sms_otp", [("phone_number", SmsOtpHost.Number), ("client_assertion", AssertionOf(host.Address, key))]);
        Assert.Equal("invalid_request", untyped.Error);
    }

    [Fact]
    public async Task A_self_signed_certificate_is_accepted_at_both_endpoints_and_another_one_at_neither()
    {
        using var server = CertificateOf("localhost");
        using var mine = CertificateOf("mine");
        using var strangers = CertificateOf("stranger");
        await using var host = await SmsOtpHost.StartAsync(
            server: o => o.EnableSelfSignedTlsClientAuthentication(),
            kestrel: o => o.Listen(IPAddress.Loopback, 0, l => l.UseHttps(h =>
            {
                h.ServerCertificate = server;
                h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                h.AllowAnyClientCertificate();
            })));
        await host.AddClientAsync("mtls", configure: a =>
        {
            a.ClientType = OpenIddictConstants.ClientTypes.Confidential;
            using var publicPart = X509CertificateLoader.LoadCertificate(mine.Export(X509ContentType.Cert));
            var key = JsonWebKeyConverter.ConvertFromX509SecurityKey(new X509SecurityKey(publicPart), representAsRsaKey: false);
            a.JsonWebKeySet = new JsonWebKeySet { Keys = { key } };
        });

        using var http = HttpWith(mine, host.Address);
        var challenge = await host.PostAsync("connect/sms_otp", http, [("client_id", "mtls"), ("phone_number", SmsOtpHost.Number)]);
        Assert.Equal(200, challenge.Status);
        var token = await host.PostAsync(
            "connect/token", http, [("grant_type", "sms_otp"), ("client_id", "mtls"), ("phone_number", SmsOtpHost.Number), ("code", SmsOtpHost.CodeOf(host.Texts[0]))]);
        Assert.Equal(200, token.Status);

        using var other = HttpWith(strangers, host.Address);
        var refused = await host.PostAsync("connect/sms_otp", other, [("client_id", "mtls"), ("phone_number", SmsOtpHost.Number)]);
        Assert.Equal((401, "invalid_client"), (refused.Status, refused.Error));
        Assert.Single(host.Texts);
    }

    [Fact]
    public async Task Plain_http_is_refused_where_the_host_requires_https()
    {
        await using var host = await SmsOtpHost.StartAsync(services: s => s.Configure<global::OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreOptions>(
            o => o.DisableTransportSecurityRequirement = false));
        var refused = await host.ChallengeAsync();
        Assert.Equal((400, "invalid_request"), (refused.Status, refused.Error));
        Assert.Empty(host.Texts);
    }

    [Fact]
    public async Task Where_anonymous_clients_are_accepted_the_grant_still_needs_a_client()
    {
        await using var host = await SmsOtpHost.StartAsync(server: o => o.AcceptAnonymousClients());
        Assert.Equal("invalid_client", (await host.PostAsync("connect/sms_otp", ("phone_number", SmsOtpHost.Number))).Error);
        var (_, code) = await host.SendCodeAsync();
        var refused = await host.PostAsync("connect/token", ("grant_type", "sms_otp"), ("phone_number", SmsOtpHost.Number), ("code", code));
        Assert.Equal((401, "invalid_client"), (refused.Status, refused.Error));
    }

    private static async Task<SmsOtpHost> ConfidentialHostAsync()
    {
        var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("confidential", configure: a => (a.ClientType, a.ClientSecret) = (OpenIddictConstants.ClientTypes.Confidential, Secret));
        return host;
    }

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{Uri.EscapeDataString(secret)}")));

    private static string AssertionOf(Uri issuer, ECDsa key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "signer",
        Audience = issuer.AbsoluteUri,
        Claims = new Dictionary<string, object> { ["sub"] = "signer", ["jti"] = Guid.NewGuid().ToString() },
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        TokenType = "client-authentication+jwt",
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256),
    });

    private static HttpClient HttpWith(X509Certificate2 certificate, Uri address)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [certificate];
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject is "CN=localhost";
        return new HttpClient(handler) { BaseAddress = address };
    }

    private static X509Certificate2 CertificateOf(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
