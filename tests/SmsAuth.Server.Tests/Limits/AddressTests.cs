using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Limits;

/// <summary>Whose address is limited: the caller's, or the one that a configured proxy tells.</summary>
public sealed class AddressTests
{
    private static readonly (string, string) TwoAnHour = ("SmsAuth:Limits:Address:PerHour", "2");

    [Fact]
    public async Task A_header_that_nobody_vouches_for_changes_nothing()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development", TwoAnHour, ("Server:KnownProxies:0", "192.0.2.1"));

        Assert.Equal([200, 200, 429, 429], await AskAsync(server, "203.0.113.1", "203.0.113.2", "203.0.113.3", "2001:db8::1"));
    }

    [Fact]
    public async Task Behind_a_configured_proxy_each_address_has_a_limit_of_its_own()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development", TwoAnHour, ("Server:KnownProxies:0", "127.0.0.1"));

        Assert.Equal(
            [200, 200, 429, 200, 429],
            await AskAsync(server, "203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2", "203.0.113.1"));
    }

    [Fact]
    public async Task What_a_caller_writes_before_the_proxy_adds_the_true_address_changes_nothing()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development", TwoAnHour, ("Server:KnownProxies:0", "127.0.0.1"));

        Assert.Equal(
            [200, 200, 429, 429],
            await AskAsync(server, "198.51.100.1, 203.0.113.1", "198.51.100.2, 203.0.113.1", "198.51.100.3, 203.0.113.1", "203.0.113.1"));
    }

    private static async Task<List<int>> AskAsync(ServerProcess server, params string[] forwarded)
    {
        List<int> answers = [];
        foreach (var (address, i) in forwarded.Select(static (address, i) => (address, i)))
        {
            answers.Add((await CodeRequest.SendAsync(server, $"+1202555012{i}", address)).Status);
        }

        return answers;
    }
}
