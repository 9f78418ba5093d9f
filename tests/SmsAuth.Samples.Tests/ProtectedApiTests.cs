using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Samples.Tests.Running;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Samples.Tests;

public sealed class ProtectedApiTests(DemoSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_claims_of_an_access_token_of_the_server_are_returned()
    {
        var tokens = await site.Server.SignInAsync("demo-app", "+12025550190", "openid phone demo_api");
        using var response = await site.Api.GetAsync("claims", tokens.String("access_token"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        var claims = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.NotEmpty(claims.String("sub"));
        Assert.Equal("+12025550190", claims.String("phone_number"));
        Assert.Equal(["sms", "otp"], claims.GetProperty("amr").EnumerateArray().Select(static m => m.GetString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task No_token_and_garbage_are_refused(string? token)
    {
        using var response = await site.Api.GetAsync("claims", token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task An_identity_token_and_an_access_token_for_something_else_are_refused()
    {
        var tokens = await site.Server.SignInAsync("demo-app", "+12025550191", "openid phone");
        await MustRefuseAsync(site.Api, tokens.String("id_token"));
        await MustRefuseAsync(site.Api, tokens.String("access_token"));
    }

    [Fact]
    public async Task Of_several_tokens_only_the_one_that_is_right_in_all_is_accepted()
    {
        await using var issuer = await TokenIssuer.StartAsync();
        await using var api = await WebApp.StartAsync(Programs.ProtectedApi, ("Authority", issuer.Address.AbsoluteUri));

        using (var response = await api.Http.GetAsync("claims", issuer.Token()))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await MustRefuseAsync(api.Http, issuer.Token(t => t.Audience = "other_api"));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.Audience = null));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.Issuer = site.Issuer.AbsoluteUri));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.Expires = t.NotBefore!.Value.AddMinutes(30)));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.NotBefore = t.Expires!.Value.AddMinutes(-10)));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.TokenType = "JWT"));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.SigningCredentials = TokenIssuer.StrangersKey()));
        await MustRefuseAsync(api.Http, issuer.Token(t => t.SigningCredentials = null));
        await MustRefuseAsync(site.Api, issuer.Token());
    }

    [Theory]
    [InlineData("http://localhost:5080", "HTTPS")]
    [InlineData("", "Authority")]
    public async Task Production_does_not_start_with_an_authority_it_cannot_trust(string authority, string reason)
    {
        using var folder = new AppFolder(Programs.ProtectedApi);
        var (exitCode, errors, output) = await WebProcess.RunToRefusalAsync(
            Programs.ProtectedApi, folder.Path, ("DOTNET_ENVIRONMENT", "Production"), ("Authority", authority));
        Assert.NotEqual(0, exitCode);
        Assert.Contains(reason, errors + output, StringComparison.Ordinal);
    }

    private static async Task MustRefuseAsync(HttpClient api, string token)
    {
        using var response = await api.GetAsync("claims", token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancellation));
    }
}
