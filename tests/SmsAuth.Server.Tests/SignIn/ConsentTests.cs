using Microsoft.AspNetCore.WebUtilities;
using SmsAuth.Server.Tests.Admin;

namespace SmsAuth.Server.Tests.SignIn;

public sealed class ConsentTests(PagesApp server)
{
    private static string Query(string location, string name) => QueryHelpers.ParseQuery(new Uri(location).Query)[name].ToString();

    private static string Request(string client, params (string Name, string Value)[] more) => PageBrowser.Authorize([("client_id", client), ("scope", "openid phone"), .. more]);

    [Fact]
    public async Task A_client_of_others_gets_in_once_the_user_has_said_yes_and_is_not_asked_about_again()
    {
        using var browser = new PageBrowser(server);
        await AddClientAsync("consent-once", "explicit");

        var asked = await AskedAsync(browser, Request("consent-once"), "+12025550361");
        var allowed = await browser.SendAsync(asked, null, ("answer", "allow"));
        var answered = await browser.GetAsync(allowed.Location!);
        var again = await browser.GetAsync(Request("consent-once"));
        var more = await browser.GetAsync(Request("consent-once", ("scope", "openid phone offline_access")));
        var silent = await browser.GetAsync(Request("consent-once", ("scope", "openid phone offline_access"), ("prompt", "none")));

        Assert.Contains("Allow The shop?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("<li>see your phone number</li>", asked.Text, StringComparison.Ordinal);
        Assert.NotEqual("", Query(answered.Location!, "code"));
        Assert.NotEqual("", Query(again.Location!, "code"));
        Assert.StartsWith("/sign_in/consent?", more.Location, StringComparison.Ordinal);
        Assert.Equal("consent_required", Query(silent.Location!, "error"));
    }

    [Fact]
    public async Task Whoever_signed_in_anew_for_a_client_and_then_allows_it_is_not_asked_for_either_again()
    {
        using var browser = new PageBrowser(server);
        await AddClientAsync("consent-login", "explicit");

        var asked = await AskedAsync(browser, Request("consent-login", ("prompt", "login"), ("max_age", "0")), "+12025550368");
        var allowed = await browser.SendAsync(asked, null, ("answer", "allow"));
        var answered = await browser.GetAsync(allowed.Location!);

        Assert.NotEqual("", Query(answered.Location!, "code"));
    }

    [Fact]
    public async Task A_client_that_the_user_does_not_allow_is_told_so_and_may_ask_again()
    {
        using var browser = new PageBrowser(server);
        await AddClientAsync("consent-denied", "explicit");

        var asked = await AskedAsync(browser, Request("consent-denied"), "+12025550362");
        var denied = await browser.SendAsync(asked, null, ("answer", "deny"));
        var answered = await browser.GetAsync(denied.Location!);
        var again = await browser.GetAsync(Request("consent-denied"));

        Assert.Equal("access_denied", Query(answered.Location!, "error"));
        Assert.StartsWith("/sign_in/consent?", again.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_worth_something_for_its_session_client_and_scopes_only()
    {
        using var browser = new PageBrowser(server);
        using var stranger = new PageBrowser(server);
        await AddClientAsync("consent-own", "explicit");
        var asked = await AskedAsync(browser, Request("consent-own"), "+12025550363");
        await AskedAsync(stranger, Request("consent-own"), "+12025550364");
        var answer = Query("http://x" + (await browser.SendAsync(asked, null, ("answer", "allow"))).Location!, "smsauth_consent");

        var others = await stranger.GetAsync(Request("consent-own", ("smsauth_consent", answer)));
        var wider = await browser.GetAsync(Request("consent-own", ("scope", "openid phone offline_access"), ("smsauth_consent", answer)));
        var made = await browser.GetAsync(Request("consent-own", ("smsauth_consent", "yes")));

        Assert.All([others, wider, made], static v => Assert.StartsWith("/sign_in/consent?", v.Location, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("systematic")]
    [InlineData("implicit")]
    public async Task A_client_can_have_the_user_asked_every_time(string consent)
    {
        using var browser = new PageBrowser(server);
        var client = $"consent-{consent}";
        await AddClientAsync(client, consent);
        (string, string)[] prompt = consent == "implicit" ? [("prompt", "consent")] : [];

        var asked = await AskedAsync(browser, Request(client, prompt), consent == "implicit" ? "+12025550365" : "+12025550366");
        var allowed = await browser.GetAsync((await browser.SendAsync(asked, null, ("answer", "allow"))).Location!);
        var again = await browser.GetAsync(Request(client, prompt));

        Assert.NotEqual("", Query(allowed.Location!, "code"));
        Assert.StartsWith("/sign_in/consent?", again.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_others_give_access_to_is_refused_until_they_have()
    {
        using var browser = new PageBrowser(server);
        await AddClientAsync("consent-external", "external");

        var answered = await browser.SignInToAppAsync(Request("consent-external"), "+12025550367");

        Assert.Equal("consent_required", Query(answered.OriginalString, "error"));
    }

    private static async Task<PageView> AskedAsync(PageBrowser browser, string request, string number)
    {
        var view = await browser.SignInAsync(request, number);
        while (view.Location is ['/', ..]) view = await browser.GetAsync(view.Location);
        Assert.StartsWith("/sign_in/consent?", view.Path, StringComparison.Ordinal);
        return view;
    }

    private async Task AddClientAsync(string id, string consent)
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var answer = await admin.PutAsync(
            $"/clients/{id}",
            $$"""
            {
              "type": "public", "display_name": "The shop", "redirect_uris": ["{{PageBrowser.Callback}}"], "grant_types": ["authorization_code", "refresh_token"],
              "scopes": ["phone"], "consent_type": "{{consent}}"
            }
            """);
        Assert.True(answer.Status is 200 or 201, answer.Text);
    }
}
