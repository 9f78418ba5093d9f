using System.Net;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Pages;

public sealed class StartPageTests(ServerApp server)
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
}
