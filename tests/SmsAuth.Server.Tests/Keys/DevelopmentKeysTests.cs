using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Keys;

public sealed class DevelopmentKeysTests
{
    [Fact]
    public async Task A_first_start_makes_database_and_keys_and_a_second_one_keeps_them()
    {
        using var folder = new ServerFolder();
        string first;
        await using (var server = await ServerProcess.StartAsync(folder, "Development")) first = await KeysAsync(server);
        var keys = Directory.GetFiles(folder.In("data/keys"));

        await using var again = await ServerProcess.StartAsync(folder, "Development");

        Assert.Equal(first, await KeysAsync(again));
        Assert.Contains("development-signing-1", first, StringComparison.Ordinal);
        Assert.Equal(keys, Directory.GetFiles(folder.In("data/keys")));
        Assert.Equal(5, keys.Length);
        Assert.All(keys, static key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)));
        Assert.True(File.Exists(folder.Database));
        Assert.Equal("wal", folder.Sql("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Two_servers_that_start_at_once_share_one_database_and_one_set_of_keys()
    {
        using var folder = new ServerFolder();
        var starts = await Task.WhenAll(ServerProcess.StartAsync(folder, "Development"), ServerProcess.StartAsync(folder, "Development"));
        await using var one = starts[0];
        await using var other = starts[1];

        Assert.Equal(await KeysAsync(one), await KeysAsync(other));
        Assert.Equal(1L, folder.Sql("SELECT COUNT(*) FROM OpenIddictApplications WHERE ClientId = 'demo-app'"));
        Assert.Equal(1L, folder.Sql("SELECT COUNT(*) FROM OpenIddictScopes WHERE Name = 'demo_api'"));
        Assert.DoesNotContain("fail:", one.Output + other.Output, StringComparison.Ordinal);
    }

    private static async Task<string> KeysAsync(ServerProcess server) =>
        (await server.Client.GetFromJsonAsync<JsonElement>("/.well-known/jwks", TestContext.Current.CancellationToken)).ToString();
}
