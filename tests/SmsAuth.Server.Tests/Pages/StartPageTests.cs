using System.Net;
using System.Text.RegularExpressions;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Pages;

[Collection("Texts in the outbox of one server")]
public sealed partial class StartPageTests(ServerApp server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_development_it_says_what_to_try_with_its_own_address()
    {
        var origin = server.Http.BaseAddress!.ToString().TrimEnd('/');

        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/", Cancellation));

        Assert.Contains($"curl -s {origin}/connect/sms_otp", page, StringComparison.Ordinal);
        Assert.Contains($"curl -s {origin}/outbox.json", page, StringComparison.Ordinal);
        Assert.Contains($"curl -s {origin}/connect/token", page, StringComparison.Ordinal);
        Assert.Contains("-d client_id=demo-app", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_commands_sign_in_when_they_are_pasted()
    {
        var page = await server.Http.GetStringAsync("/", Cancellation);
        var commands = Commands().Matches(page).Select(static block => WebUtility.HtmlDecode(block.Groups[1].Value)).ToList();

        var output = await ServerFolder.ShellAsync(string.Join('\n', commands));

        Assert.Equal(5, commands.Count);
        Assert.Contains("\"phone_number\": \"+12025550100\"", output, StringComparison.Ordinal);
        Assert.Contains("\"phone_number_verified\": true", output, StringComparison.Ordinal);

        // The last one is of the admin API.
        Assert.Contains("\"name\":\"default\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_there_are_neither_commands_nor_an_outbox()
    {
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();
        await using var production = await ServerProcess.StartProductionAsync(folder);

        var page = await production.Client.GetStringAsync("/", Cancellation);
        using var outbox = await production.Client.GetAsync("/outbox", Cancellation);
        using var json = await production.Client.GetAsync("/outbox.json", Cancellation);

        Assert.DoesNotContain("curl", page, StringComparison.Ordinal);
        Assert.DoesNotContain("outbox", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, outbox.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
    }

    [GeneratedRegex("<pre[^>]*><code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
