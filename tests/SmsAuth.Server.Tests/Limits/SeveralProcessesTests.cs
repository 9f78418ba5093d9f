using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Limits;

/// <summary>Limits hold over all servers on one database, whatever they are asked at once.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private const string Number = "+12025550100";
    private readonly ServerFolder folder = new();
    private readonly List<ServerProcess> servers = [];

    public async ValueTask InitializeAsync()
    {
        // The first one makes the database and the keys.
        for (var i = 0; i < 3; i++) servers.Add(await ServerProcess.StartAsync(folder, "Development", ("SmsAuth:Limits:Address:PerHour", "17")));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_number_gets_its_texts_once_and_not_once_from_each_server()
    {
        var answers = await SendAsync(60, static _ => Number);

        Assert.Equal(5, answers.Count(static a => a == 200));
        Assert.All(answers, static a => Assert.True(a is 200 or 429, $"{a}"));
        Assert.Equal(5L, folder.Sql("SELECT COUNT(*) FROM SmsAuthChallenges"));
    }

    [Fact]
    public async Task An_address_asks_for_its_texts_once_and_not_once_at_each_server()
    {
        var answers = await SendAsync(60, static i => $"+120255501{i:D2}");

        Assert.Equal(17, answers.Count(static a => a == 200));
        Assert.All(answers, static a => Assert.True(a is 200 or 429, $"{a}"));
    }

    [Fact]
    public async Task A_number_has_one_budget_of_failures_and_not_one_at_each_server()
    {
        List<string> challenges = [];
        for (var i = 0; i < 4; i++) challenges.Add((await CodeRequest.SendAsync(servers[i % 3], Number)).ChallengeId!);

        // Four digits are a wrong code of any text, and are judged as any other.
        var answers = await Task.WhenAll(Enumerable.Range(0, 90).Select(
            i => CodeRequest.RedeemAsync(servers[i % 3], Number, "0000", i % 4 == 3 ? null : challenges[i % 4])));

        Assert.All(answers, static a => Assert.Equal(400, a.Status));
        Assert.Equal(10L, folder.Sql("SELECT SUM(Attempts + BlindAttempts) FROM SmsAuthChallenges"));
    }

    private async Task<List<int>> SendAsync(int count, Func<int, string> number)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(i => CodeRequest.SendAsync(servers[i % 3], number(i))));
        return [.. answers.Select(static a => a.Status)];
    }
}
