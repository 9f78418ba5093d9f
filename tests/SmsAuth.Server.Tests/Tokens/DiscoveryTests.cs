using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Tokens;

public sealed class DiscoveryTests(ServerApp server)
{
    [Fact]
    public async Task It_names_grants_scopes_and_endpoints()
    {
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        var origin = server.Http.BaseAddress!.ToString();

        Assert.Equal(origin, document.GetProperty("issuer").GetString());
        Assert.Equal($"{origin}connect/token", document.GetProperty("token_endpoint").GetString());
        Assert.Equal($"{origin}connect/userinfo", document.GetProperty("userinfo_endpoint").GetString());
        Assert.Equal($"{origin}connect/revoke", document.GetProperty("revocation_endpoint").GetString());
        Assert.Equal($"{origin}connect/introspect", document.GetProperty("introspection_endpoint").GetString());
        Assert.Equal($"{origin}connect/endsession", document.GetProperty("end_session_endpoint").GetString());
        Assert.Superset(new HashSet<string> { "sms_otp", "authorization_code", "refresh_token" }, Values(document, "grant_types_supported"));
        Assert.Superset(
            new HashSet<string> { "openid", "profile", "phone", "offline_access", "account", "demo_api" }, Values(document, "scopes_supported"));
        Assert.Equal(["ES256"], Values(document, "id_token_signing_alg_values_supported"));
        Assert.Equal($"{origin}connect/authorize", document.GetProperty("authorization_endpoint").GetString());
        Assert.Equal(["code"], Values(document, "response_types_supported"));
        Assert.Equal(["S256"], Values(document, "code_challenge_methods_supported"));
    }

    private static HashSet<string> Values(JsonElement document, string name) =>
        [.. document.GetProperty(name).EnumerateArray().Select(static value => value.GetString()!)];
}
