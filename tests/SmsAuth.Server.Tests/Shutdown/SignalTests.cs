using System.Net;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Shutdown;

/// <summary>What a real server does on a real SIGTERM.</summary>
public sealed class SignalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_told_to_end_is_not_ready_at_once_serves_on_and_loses_nothing_of_the_record()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            [.. DemoPhone.WithoutLimits, ("Shutdown:Drain", "00:00:06"), ("SmsAuth:Retention:Interval", "00:00:01")]);
        var phone = new DemoPhone(server);
        await SignInAsync(phone);

        server.Terminate();
        await UntilNotReadyAsync(server);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/health/live"));
        await SignInAsync(phone);
        using (var response = await server.Client.GetAsync("/", Token)) Assert.True(response.Headers.ConnectionClose);

        Assert.Equal(0, await server.WaitForEndAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => server.Client.GetAsync("/health/live", Token));
        Assert.Equal(
            "CodeRequested 2, SignedIn 2, TextSent 2",
            folder.Sql("""
                SELECT group_concat("Event" || ' ' || n, ', ') FROM
                (SELECT "Event", COUNT(*) AS n FROM "SmsAuthAudit" WHERE "Event" IN ('CodeRequested', 'TextSent', 'SignedIn') GROUP BY "Event" ORDER BY "Event")
                """));
        Assert.Equal(0L, folder.Sql("""SELECT COUNT(*) FROM "SmsAuthChallenges" WHERE "Gateway" IS NULL OR "DeliveryRecordedAt" IS NULL"""));
        Assert.Equal(0L, folder.Sql("""SELECT "ExpiresAt" FROM "SmsAuthLeases" """));
        Assert.Equal("", server.Errors);
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(
            folder, "Development", ("Shutdown:Drain", "00:01:00"), ("Shutdown:Timeout", "00:02:00"));

        server.Terminate();
        await UntilNotReadyAsync(server);
        server.Terminate();

        Assert.Equal(128 + 15, await server.WaitForEndAsync());
    }

    [Fact]
    public async Task By_default_a_server_in_production_serves_on_for_five_seconds()
    {
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();
        await using var server = await ServerProcess.StartProductionAsync(folder);

        server.Terminate();

        Assert.Equal(0, await server.WaitForEndAsync());
        Assert.Contains("serving for another 00:00:05", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shutdown:Drain", "00:06:00", "00:00:00 to 00:05:00")]
    [InlineData("Shutdown:Drain", "00:00:25", "longer than Shutdown:Drain, which is 00:00:25")]
    [InlineData("Shutdown:Timeout", "00:11:00", "00:00:01 to 00:10:00")]
    [InlineData("Shutdown:Timeout", "00:00:00", "00:00:01 to 00:10:00")]
    [InlineData("Shutdown:Grace", "00:00:05", "there is no such setting")]
    public async Task A_setting_that_cannot_be_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));
        refusal.MustName("Shutdown:", because);
    }

    private static async Task SignInAsync(DemoPhone phone) => Assert.Equal(200, (await phone.RedeemAsync(await phone.AskAsync("+12025550100"))).Status);

    private static async Task UntilNotReadyAsync(ServerProcess server)
    {
        while (await StatusAsync(server, "/health/ready") is not HttpStatusCode.ServiceUnavailable) await Task.Delay(10, Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServerProcess server, string path)
    {
        using var response = await server.Client.GetAsync(path, Token);
        return response.StatusCode;
    }
}
