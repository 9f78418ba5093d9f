using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Admin;

namespace SmsAuth.Server.Tests.SignIn.Passkeys;

/// <summary>A server whose administrators need a passkey (<c>Admin:RequirePasskey</c>).</summary>
public sealed class RequiredPasskeyTests : IDisposable
{
    private const string Admin = "+12025550199";
    private const string Console = "/admin";
    private readonly PagesApp server = new(("Admin:RequirePasskey", "true"), ("SignIn:OfferPasskeys", "false"));

    private AccountWire App => new(server.Http);

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task An_administrator_comes_in_with_a_passkey_only()
    {
        using var browser = new PageBrowser(server);
        var signedIn = await browser.SignInAsync(PasskeyPages.Via("/sign_in", Console), Admin);
        Assert.Equal(Console, signedIn.Location);
        Assert.StartsWith(PasskeyPages.Add, (await browser.GetAsync(Console)).Location, StringComparison.Ordinal);

        using var device = new SoftAuthenticator(server.Http.BaseAddress!);
        Assert.Equal(Console, (await browser.AddPasskeyAsync(device, Console)).Location);
        Assert.StartsWith(PasskeyPages.Use, (await browser.GetAsync(Console)).Location, StringComparison.Ordinal);
        Assert.Equal(Console, (await browser.UsePasskeyAsync(device, Console)).Location);
        Assert.Equal(200, (await browser.GetAsync(Console)).Status);
    }

    [Fact]
    public async Task Who_has_the_number_of_an_administrator_and_no_passkey_neither_makes_nor_removes_one()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PasskeyPages.Via("/sign_in", Console), Admin);
        using var device = new SoftAuthenticator(server.Http.BaseAddress!);
        await browser.AddPasskeyAsync(device, Console);

        using var thief = new PageBrowser(server);
        await thief.SignInAsync(PasskeyPages.Via("/sign_in", Console), Admin);
        var page = await thief.GetAsync(PasskeyPages.Via(PasskeyPages.Add, Console));
        var (status, body, headers) = await App.SendAsync(HttpMethod.Delete, $"/account/api/passkeys/{device.Id}", await App.AccessTokenAsync(Admin), null);

        Assert.StartsWith(PasskeyPages.Use, page.Location, StringComparison.Ordinal);
        Assert.Equal((401, "insufficient_user_authentication", "phr"), (status, $"{body["error"]}", $"{body["acr_values"]}"));
        Assert.Contains("acr_values=\"phr\"", Assert.Single(headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);

        // The owner adds another one.
        await browser.UsePasskeyAsync(device, Console);
        using var second = new SoftAuthenticator(server.Http.BaseAddress!);
        Assert.Equal(Console, (await browser.AddPasskeyAsync(second, Console)).Location);
    }

    [Fact]
    public async Task The_admin_api_wants_a_token_of_a_sign_in_with_a_passkey_and_lets_machines_in()
    {
        var token = await App.AccessTokenAsync(Admin, "openid smsauth.admin");
        var refused = await new AdminWire(server.Http, token).GetAsync("/verifiers");
        refused.MustBe(401, "insufficient_user_authentication");
        Assert.Contains("acr_values=\"phr\"", Assert.Single(refused.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);

        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PasskeyPages.Via("/sign_in", Console), Admin);
        using var device = new SoftAuthenticator(server.Http.BaseAddress!);
        await browser.AddPasskeyAsync(device, Console);
        var request = PageBrowser.Authorize(("scope", "openid smsauth.admin"));
        var signedIn = await browser.UsePasskeyAsync(device, request);
        var (_, tokens) = await browser.ExchangeAsync(new Uri((await browser.GetAsync(signedIn.Location!)).Location!));

        (await new AdminWire(server.Http, tokens["access_token"]!.ToString()).GetAsync("/verifiers")).MustBe(200);
        (await (await AdminWire.SignInAsync(server.Http)).GetAsync("/verifiers")).MustBe(200);
    }

    [Fact]
    public async Task Nobody_is_offered_a_passkey_when_that_is_turned_off()
    {
        using var browser = new PageBrowser(server);
        var asked = await browser.AskAsync(PageBrowser.Authorize(), "+12025550377");

        var signedIn = await browser.SendAsync(asked, null, ("code", await browser.CodeAsync("+12025550377")), ("passkeys", "yes"));

        Assert.StartsWith("/connect/authorize", signedIn.Location, StringComparison.Ordinal);
    }
}
