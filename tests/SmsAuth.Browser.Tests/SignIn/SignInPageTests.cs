using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.SignIn;

public sealed class SignInPageTests(PagesServer server, Chromium chromium)
{
    [Fact]
    public async Task A_number_and_a_code_sign_in_to_an_app_that_knows_only_the_code_flow()
    {
        await using var visitor = await chromium.OpenAsync(server);
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();

        await visitor.Page.Locator("#number").WaitForAsync();
        await visitor.LookAsync("sign-in-number-phone");
        await visitor.AskAsync("(202) 555-0141");
        await visitor.LookAsync("sign-in-code-phone");
        await visitor.TypeCodeAsync(server.CodeFor("+12025550141"));

        var claims = await visitor.ClaimsAsync();
        Assert.Equal("+12025550141", claims.GetProperty("phone_number").GetString());
        Assert.Equal(["sms", "otp"], claims.GetProperty("amr").EnumerateArray().Select(static m => m.GetString()));
    }
}
