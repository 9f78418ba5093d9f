using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Accounts;

/// <summary>The life of an account's numbers on a server as an operator runs it.</summary>
public sealed class PhoneNumberJourneyTests
{
    private const string Old = "+12025550110";
    private const string New = "+12025550111";
    private const string Newest = "+12025550112";

    [Fact]
    public async Task A_user_adds_a_number_signs_in_with_it_changes_it_and_removes_one()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development", TimedServer.NoLimits);
        var app = new AccountWire(server.Client);
        var token = await app.AccessTokenAsync(Old);
        var account = SubjectOf(await app.SignInAsync(Old));

        // Add.
        Assert.Equal((200, "+1********11"), Shown(await app.BindAsync(token, New)));
        Assert.Equal(["+1********10", "+1********11"], (await app.ListAsync(token)).Select(static n => n.Masked));
        Assert.Equal(account, SubjectOf(await app.SignInAsync(New)));
        Assert.StartsWith("A phone number was added to your SmsAuth Demo account.", (await app.TextsAsync(Old))[0], StringComparison.Ordinal);

        // Change: the previous number is told and signs in to the account no more; the session goes on.
        var session = await app.SignInAsync(Old);
        var old = (await app.ListAsync(token)).Single(static n => n.Masked.EndsWith("10", StringComparison.Ordinal)).Id;
        Assert.Equal((200, "+1********12"), Shown(await app.BindAsync(token, Newest, old)));
        var notice = (await app.TextsAsync(Old))[0];
        Assert.StartsWith("The phone number of your SmsAuth Demo account was changed;", notice, StringComparison.Ordinal);
        Assert.DoesNotContain(notice, char.IsAsciiDigit);
        Assert.Equal(account, SubjectOf(await app.SignInAsync(Newest)));
        Assert.NotEqual(account, SubjectOf(await app.SignInAsync(Old)));
        var refreshed = await app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{session["refresh_token"]}"));
        Assert.Equal(account, SubjectOf(refreshed));

        // Remove, but not the last one.
        var (first, second) = ((await app.ListAsync(token))[0], (await app.ListAsync(token))[1]);
        Assert.Equal(204, (await app.RemoveAsync(token, first.Id)).Status);
        Assert.Equal([second], await app.ListAsync(token));
        Assert.Equal((409, "last_login"), Refusal(await app.RemoveAsync(token, second.Id)));
        Assert.Equal((404, "unknown_number"), Refusal(await app.RemoveAsync(token, first.Id)));

        Assert.DoesNotContain("202555011", server.Output + server.Errors, StringComparison.Ordinal);
    }

    private static string SubjectOf(System.Text.Json.Nodes.JsonObject tokens) =>
        new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken($"{tokens["access_token"]}").Subject;

    private static (int Status, string Masked) Shown((int Status, System.Text.Json.Nodes.JsonObject Body, System.Net.Http.Headers.HttpResponseHeaders Headers) answer) =>
        (answer.Status, $"{answer.Body["phone_number"]}");

    private static (int Status, string Error) Refusal((int Status, System.Text.Json.Nodes.JsonObject Body, System.Net.Http.Headers.HttpResponseHeaders Headers) answer) =>
        (answer.Status, $"{answer.Body["error"]}");
}
