using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>Clients that show who they are with a key.</summary>
public sealed class ClientKeyTests(ServerApp server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_signs_with_its_key_and_needs_no_secret()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/clients/signer", BodyWith(PublicOf(key)))).MustBe(201);
        Assert.Null(added.Body["client_secret"]);
        Assert.False(added.Body["has_secret"]!.GetValue<bool>());
        (await admin.PutAsync("/clients/signer", BodyWith(PublicOf(key)))).MustBe(200);
        Assert.True(await GetsTokenAsync("signer", key));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False(await GetsTokenAsync("signer", stranger));
        Assert.Contains("client_assertion", (await admin.GetAsync("/clients/signer/snippets")).Text, StringComparison.Ordinal);

        // With a secret beside the key both count, until the secret is removed; a client without keys keeps it.
        var secret = (await admin.PostAsync("/clients/signer/secret", "{}")).MustBe(200).Body["client_secret"]!.ToString();
        await AdminWire.TokenAsync(server.Http, "signer", secret, "demo_api");
        Assert.True(await GetsTokenAsync("signer", key));
        var without = (await admin.DeleteAsync("/clients/signer/secret")).MustBe(200);
        await Assert.ThrowsAnyAsync<Exception>(() => AdminWire.TokenAsync(server.Http, "signer", secret, "demo_api"));
        Assert.True(await GetsTokenAsync("signer", key));

        var keyless = (await admin.PutAsync("/clients/signer", BodyWith(null), without.Tag)).MustBe(200);
        await AdminWire.TokenAsync(server.Http, "signer", keyless.Body["client_secret"]!.ToString(), "demo_api");
        Assert.False(await GetsTokenAsync("signer", key));
        (await admin.DeleteAsync("/clients/signer/secret")).MustBe(409, "no_keys");
    }

    [Fact]
    public async Task A_key_that_is_not_public_or_not_strong_is_refused()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var weak = RSA.Create(1024);
        using var rsa = RSA.Create(2048);
        var admin = await AdminWire.SignInAsync(server.Http);
        foreach (var key in new[]
                 {
                     JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ec)),
                     JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true))),
                     JsonWebKeyConverter.ConvertFromSymmetricSecurityKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32))),
                 })
        {
            var refused = await admin.PutAsync("/clients/private", BodyWith(JsonOf(key)));
            refused.MustRefuse("jwks.keys[0]");
            Assert.DoesNotContain(key.D ?? key.K, refused.Text, StringComparison.Ordinal);
        }

        (await admin.PutAsync("/clients/private", BodyWith(JsonOf(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(weak.ExportParameters(includePrivateParameters: false))))))).MustRefuse("jwks.keys[0].n");
        (await admin.PutAsync("/clients/private", BodyWith("""{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}"""))).MustRefuse("jwks.keys[0].x");
        (await admin.PutAsync("/clients/private", BodyWith("""{"kty":"EC","crv":"secp256k1","x":"AAAA","y":"AAAA"}"""))).MustRefuse("jwks.keys[0].crv");
        (await admin.PutAsync("/clients/private", BodyWith("""{"kty":"OKP","crv":"Ed25519","x":"AAAA"}"""))).MustRefuse("jwks.keys[0].kty");
        (await admin.PutAsync("/clients/private", BodyWith(PublicOf(ec, ",\"use\":\"enc\"")))).MustRefuse("jwks.keys[0].use");
        (await admin.PutAsync("/clients/private", BodyWith(PublicOf(ec, ",\"alg\":\"HS256\"")))).MustRefuse("jwks.keys[0].alg");
        (await admin.PutAsync("/clients/private", """{"type":"confidential","jwks":{"keys":[]}}""")).MustRefuse("jwks.keys");
        (await admin.PutAsync("/clients/private", BodyWith(PublicOf(ec, ",\"key_ops\":[\"verify\"],\"ext\":true")))).MustBe(201);
        (await admin.PutAsync("/clients/public-rsa", BodyWith(JsonOf(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false))))))).MustBe(201);
    }

    private static string BodyWith(string? key) =>
        $$"""{"type":"confidential","grant_types":["client_credentials"],"scopes":["demo_api"],"jwks":{{(key is null ? "null" : $"{{\"keys\":[{key}]}}")}}}""";

    private static string PublicOf(ECDsa key, string more = "")
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return $$"""{"kty":"EC","crv":"P-256","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"{{more}}}""";
    }

    private static string JsonOf(JsonWebKey key)
    {
        var members = new Dictionary<string, string?>
        {
            ["kty"] = key.Kty, ["n"] = key.N, ["e"] = key.E, ["d"] = key.D, ["p"] = key.P, ["q"] = key.Q, ["dp"] = key.DP, ["dq"] = key.DQ, ["qi"] = key.QI,
            ["crv"] = key.Crv, ["x"] = key.X, ["y"] = key.Y, ["k"] = key.K,
        };
        return JsonSerializer.Serialize(members.Where(static m => m.Value is not null).ToDictionary());
    }

    private async Task<bool> GetsTokenAsync(string client, ECDsa key)
    {
        var assertion = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = client,
            Audience = server.Http.BaseAddress!.AbsoluteUri,
            Claims = new Dictionary<string, object> { ["sub"] = client, ["jti"] = Guid.NewGuid().ToString() },
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            TokenType = "client-authentication+jwt",
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256),
        });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = "demo_api",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });
        using var response = await server.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancel);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(Cancel);
        Assert.True(response.IsSuccessStatusCode || body!["error"]!.ToString() is "invalid_client", body!.ToJsonString());
        return response.IsSuccessStatusCode;
    }
}
