using System.Net;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Health;

public sealed class HealthTests(ServerApp app)
{
    [Theory]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready"}""")]
    public async Task A_server_with_its_database_is_live_and_ready(string path, string body) =>
        Assert.Equal(body, await app.Http.GetStringAsync(path, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("""DELETE FROM "__EFMigrationsHistory" """)]
    [InlineData("""ALTER TABLE "__EFMigrationsHistory" RENAME COLUMN "MigrationId" TO "Gone" """)]
    public async Task A_database_that_lacks_migrations_or_does_not_answer_makes_it_unready_but_live(string damage)
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development");
        folder.Sql(damage);

        using var ready = await server.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var live = await server.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("""{"status":"unavailable"}""", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
