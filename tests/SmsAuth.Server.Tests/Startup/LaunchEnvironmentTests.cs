using System.Net;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Startup;

public sealed class LaunchEnvironmentTests
{
    private const string Default = "SMSAUTH_DEFAULT_ENVIRONMENT";

    [Fact]
    public async Task The_launch_profile_starts_a_developers_server_when_nobody_chose_an_environment()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "", (Default, "Development"));
        using var outbox = await server.Client.GetAsync(new Uri("/outbox.json", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, outbox.StatusCode);
    }

    [Fact]
    public async Task Whoever_chose_production_gets_it_in_spite_of_the_launch_profile()
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Production", (Default, "Development"));
        refusal.MustName("Server:Issuer", "Keys:Folder");
    }

    [Fact]
    public async Task A_server_that_was_told_nothing_at_all_is_in_production()
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "");
        refusal.MustName("Server:Issuer", "Keys:Folder");
    }
}
