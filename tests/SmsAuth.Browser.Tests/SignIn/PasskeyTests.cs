using System.Text.Json;
using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.SignIn;

public sealed class PasskeyTests(PagesServer server, Chromium chromium)
{
    [Fact]
    public async Task Whoever_adds_a_passkey_after_the_code_signs_in_with_it_the_next_time()
    {
        await using var visitor = await OpenDemoAsync();
        var device = await VirtualAuthenticator.AddAsync(visitor);
        await visitor.SignInAsync("+12025550261");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).WaitForAsync();
        await visitor.LookAsync("passkey-offer-phone");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        var byText = await visitor.ClaimsAsync();
        Assert.Equal(["sms", "otp"], MethodsOf(byText));
        Assert.False(byText.TryGetProperty("acr", out _));
        Assert.Single(await device.CredentialsAsync());

        await device.SetPresentAsync(false);
        await SignOutAsync(visitor);
        await visitor.LookAsync("sign-in-number-passkey-phone");
        var texts = server.TextsTo("+12025550261");
        await device.SetPresentAsync(true);
        await PressAsync(visitor);

        var byPasskey = await visitor.ClaimsAsync();
        Assert.Equal(["pop", "user", "mfa"], MethodsOf(byPasskey));
        Assert.Equal("phr", byPasskey.GetProperty("acr").GetString());
        Assert.Equal(byText.GetProperty("sub").GetString(), byPasskey.GetProperty("sub").GetString());
        Assert.Equal("+12025550261", byPasskey.GetProperty("phone_number").GetString());
        Assert.Equal(texts, server.TextsTo("+12025550261"));
    }

    [Fact]
    public async Task Not_now_goes_on_and_is_remembered()
    {
        await using var visitor = await OpenDemoAsync();
        await VirtualAuthenticator.AddAsync(visitor);
        await visitor.SignInAsync("+12025550262");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await visitor.ClaimsAsync();
        await SignOutAsync(visitor);
        await visitor.SignInAsync("+12025550263");

        await visitor.ClaimsAsync();
    }

    [Fact]
    public async Task Whoever_does_not_confirm_on_the_device_is_told_so_and_can_go_on()
    {
        await using var visitor = await OpenDemoAsync();
        await VirtualAuthenticator.AddAsync(visitor, isWilling: false);
        await visitor.SignInAsync("+12025550264");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Nothing was confirmed on your device. Try again.");
        await visitor.LookAsync("passkey-offer-cancelled-phone");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await visitor.ClaimsAsync();
    }

    [Fact]
    public async Task A_passkey_of_nobody_is_refused_in_words()
    {
        await using var visitor = await OpenDemoAsync();
        var device = await VirtualAuthenticator.AddAsync(visitor);
        await visitor.Page.GotoAsync(visitor.Page.Url.Replace("/sign_in?", "/sign_in/with_passkey?", StringComparison.Ordinal));
        await device.PutAsync(JsonSerializer.SerializeToElement(new
        {
            credentialId = Convert.ToBase64String(Guid.NewGuid().ToByteArray()),
            isResidentCredential = true,
            rpId = "localhost",
            privateKey = NewKey(),
            userHandle = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Guid.NewGuid().ToString())),
            signCount = 1,
        }));

        await PressAsync(visitor);

        await Assertions.Expect(visitor.Page.Locator("main > [role=alert]")).ToHaveTextAsync("This passkey does not work here. Try another one, or sign in with your phone number.");
        await visitor.LookAsync("passkey-refused-phone");
        await device.ClearAsync();
        await visitor.Page.GetByText("Use a phone number instead").ClickAsync();
        await visitor.SignInAsync("+12025550265");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await visitor.ClaimsAsync();
    }

    [Fact]
    public async Task An_older_copy_of_a_passkey_is_refused()
    {
        await using var visitor = await OpenDemoAsync();
        var device = await VirtualAuthenticator.AddAsync(visitor);
        await visitor.SignInAsync("+12025550266");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await visitor.ClaimsAsync();
        var copy = Assert.Single(await device.CredentialsAsync());
        await device.SetPresentAsync(false);
        await SignOutAsync(visitor);
        await device.SetPresentAsync(true);
        await PressAsync(visitor);
        await visitor.ClaimsAsync();
        await device.SetPresentAsync(false);
        await SignOutAsync(visitor);

        await device.ClearAsync();
        await device.PutAsync(copy);
        await device.SetPresentAsync(true);
        await PressAsync(visitor);

        await Assertions.Expect(visitor.Page.Locator("main > [role=alert]")).ToContainTextAsync("This passkey does not work here.");
    }

    private static IEnumerable<string?> MethodsOf(JsonElement claims) => claims.GetProperty("amr").EnumerateArray().Select(static m => m.GetString());

    private static string NewKey()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private static Task PressAsync(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.Page.Locator("#sign-out").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.Page.Locator("#number").WaitForAsync();
    }

    private async Task<Visitor> OpenDemoAsync()
    {
        var visitor = await chromium.OpenAsync(server);
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.Page.Locator("#number").WaitForAsync();
        return visitor;
    }
}
