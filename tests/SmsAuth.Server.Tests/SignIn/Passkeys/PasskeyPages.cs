using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SmsAuth.Server.Tests.SignIn.Passkeys;

/// <summary>What the script of the pages does with a device.</summary>
internal static class PasskeyPages
{
    public const string Add = "/sign_in/passkey";
    public const string Use = "/sign_in/with_passkey";

    public static string Via(string page, string returnUrl) => QueryHelpers.AddQueryString(page, "return_url", returnUrl);

    /// <summary>Signs in with a code, and adds a passkey.</summary>
    public static async Task<SoftAuthenticator> SignUpAsync(this PageBrowser browser, string number)
    {
        await browser.SignInAsync(PageBrowser.Authorize(), number);
        var device = new SoftAuthenticator(browser.Http.BaseAddress!);
        var added = await browser.AddPasskeyAsync(device, PageBrowser.Authorize());
        Assert.StartsWith("/connect/authorize", added.Location, StringComparison.Ordinal);
        return device;
    }

    /// <summary>Adds a passkey to the account that is signed in, and returns where that leads.</summary>
    public static async Task<PageView> AddPasskeyAsync(this PageBrowser browser, SoftAuthenticator device, string returnUrl)
    {
        var page = await browser.GetAsync(Via(Add, returnUrl));
        var (options, state) = await browser.BeginAsync(page);
        return await browser.SendAsync(page, null, ("credential", device.Make(options)), ("state", state));
    }

    /// <summary>Signs in with a passkey, and returns where that leads.</summary>
    public static async Task<PageView> UsePasskeyAsync(this PageBrowser browser, SoftAuthenticator device, string returnUrl)
    {
        var page = await browser.GetAsync(Via(Use, returnUrl));
        var (options, state) = await browser.BeginAsync(page);
        return await browser.SendAsync(page, null, ("credential", device.Use(options)), ("state", state));
    }

    /// <summary>Asks a page what the device is to do.</summary>
    public static async Task<(JsonNode Options, string State)> BeginAsync(this PageBrowser browser, PageView page)
    {
        var answer = await browser.SendAsync(page, "Options");
        Assert.True(answer.Status == 200, answer.Text);
        var ceremony = JsonNode.Parse(answer.Text)!;
        return (ceremony["options"]!, $"{ceremony["state"]}");
    }
}
