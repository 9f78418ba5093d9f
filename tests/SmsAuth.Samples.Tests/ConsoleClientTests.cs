using SmsAuth.Samples.Tests.Running;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Samples.Tests;

public sealed class ConsoleClientTests(DemoSite site)
{
    private const string NumberQuestion = "Phone number, with + and the country code:";
    private const string CodeQuestion = "Code from the text (Enter for another text):";

    [Fact]
    public async Task A_new_user_signs_in_calls_the_API_refreshes_and_signs_out()
    {
        await using var client = Start();
        await client.TypeAsync("+1 202-555-0160");
        await client.WaitForAsync(Asks(CodeQuestion));
        await client.TypeAsync(await site.Server.CodeForAsync("+12025550160"));
        Assert.Equal(0, await client.WaitForEndAsync());

        Assert.Empty(client.Errors);
        var output = client.Output;
        var signedIn = Between(output, "Signed in:", "The API knows");
        Assert.Contains("  phone_number: +12025550160", signedIn);
        Assert.Contains("  phone_number_verified: true", signedIn);
        Assert.Contains("  amr: sms", signedIn);
        Assert.Contains("  amr: otp", signedIn);
        Assert.Contains("  aud: demo-app", signedIn);

        var api = Between(output, "The API knows the caller by the access token:", "Refreshed:");
        Assert.Contains(Subject(signedIn), api);
        Assert.Contains("  aud: demo_api", api);
        Assert.Contains("  phone_number: +12025550160", api);

        Assert.Contains("Refreshed: the new access token is valid until", output, StringComparison.Ordinal);
        Assert.Contains("Signed out: the refresh token is revoked.", output, StringComparison.Ordinal);
        Assert.Contains("It does not work any more:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_wrong_code_the_right_one_still_signs_in()
    {
        await using var client = Start();
        await client.TypeAsync("+12025550161");
        await client.WaitForAsync(Asks(CodeQuestion));
        var code = await site.Server.CodeForAsync("+12025550161");
        foreach (var wrong in new[] { Wire.Wrong(code), "my code" }) await client.TypeAsync(wrong);
        await client.TypeAsync(code);
        Assert.Equal(0, await client.WaitForEndAsync());

        Assert.Contains("That code is wrong or no longer works.", client.Output, StringComparison.Ordinal);
        Assert.Contains("That is not a code: type the digits of the text.", client.Output, StringComparison.Ordinal);
        Assert.Contains("Signed out:", client.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_can_be_typed_again_and_another_text_is_not_sent_too_soon()
    {
        await using var client = Start();
        await client.TypeAsync("12");
        await client.TypeAsync("+12025550162");
        await client.TypeAsync("");
        client.HangUp();
        Assert.Equal(1, await client.WaitForEndAsync());

        Assert.Contains("The phone_number parameter must start with +", client.Output, StringComparison.Ordinal);
        Assert.Matches("Another text can be asked for in [0-9]+ seconds\\.", client.Output);
        Assert.Equal("Nobody signed in.", client.Errors.Trim());
    }

    [Fact]
    public async Task When_its_tries_are_spent_a_challenge_is_started_anew()
    {
        await using var client = Start();
        await client.TypeAsync("+12025550163");
        await client.WaitForAsync(Asks(CodeQuestion));
        var wrong = Wire.Wrong(await site.Server.CodeForAsync("+12025550163"));
        for (var i = 0; i < 5; i++) await client.TypeAsync(wrong);
        await client.TypeAsync("");
        await client.WaitForAsync(text => text.Split(NumberQuestion).Length == 3);
        await client.TypeAsync("+12025550163");
        await client.WaitForAsync(text => text.EndsWith("on its way.\n" + CodeQuestion + " ", StringComparison.Ordinal) && text.Split(NumberQuestion).Length == 3);
        await client.TypeAsync(await site.Server.CodeForAsync("+12025550163"));
        Assert.Equal(0, await client.WaitForEndAsync());
        Assert.Contains("The challenge is unknown or has ended.", client.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_API_it_goes_on_and_says_so()
    {
        await using var client = Start("--Api", "http://127.0.0.1:1/");
        await client.TypeAsync("+12025550164");
        await client.WaitForAsync(Asks(CodeQuestion));
        await client.TypeAsync(await site.Server.CodeForAsync("+12025550164"));
        Assert.Equal(0, await client.WaitForEndAsync());
        Assert.Contains("The API at http://127.0.0.1:1/ cannot be reached.", client.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_in_words()
    {
        await using var client = Start("--Issuer", "http://127.0.0.1:1/");
        await client.TypeAsync("+12025550165");
        Assert.Equal(1, await client.WaitForEndAsync());
        Assert.Equal("The server at http://127.0.0.1:1/ cannot be reached.", client.Errors.Trim());
    }

    private ChildProcess Start(params string[] arguments) => ChildProcess.StartReading(
        Programs.ConsoleClient,
        AppContext.BaseDirectory,
        arguments,
        ("SMSAUTH_ISSUER", site.Issuer.AbsoluteUri),
        ("SMSAUTH_API", site.Api.BaseAddress!.AbsoluteUri));

    private static Func<string, bool> Asks(string question) => output => output.Contains(question, StringComparison.Ordinal);

    private static string[] Between(string output, string start, string end)
    {
        var from = output.IndexOf(start, StringComparison.Ordinal);
        var to = output.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, output);
        return output[from..to].Split('\n');
    }

    private static string Subject(string[] lines) => Assert.Single(lines, static l => l.StartsWith("  sub: ", StringComparison.Ordinal));
}
