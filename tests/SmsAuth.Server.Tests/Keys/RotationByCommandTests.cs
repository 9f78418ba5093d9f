using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Keys;

/// <summary>Two servers that have their keys from one database, and an operator.</summary>
public sealed class RotationByCommandTests
{
    private const string Number = "+12025550121";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_key_is_taken_up_by_running_servers_and_what_the_old_one_made_is_still_good(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        using var folder = new ServerFolder();
        folder.MakeProtection();
        var settings = SettingsOf(folder, database);
        await using var one = await ServerProcess.StartAsync(folder, "Development", settings);
        await using var other = await ServerProcess.StartAsync(folder, "Development", settings);
        var (here, there) = (new AccountWire(one.Client), new AccountWire(other.Client));
        var before = await here.SignInAsync(Number);
        Assert.Empty(Directory.Exists(folder.In("data/keys")) ? Directory.GetFiles(folder.In("data/keys")) : []);

        var made = await RotateAsync(folder, settings, "signing", "--Keys:SigningAlgorithm=RS256");
        await RotateAsync(folder, settings, "encryption");
        await RotateAsync(folder, settings, "pepper");
        await UntilFirstAsync(one, made);
        await UntilFirstAsync(other, made);

        // What either made before or makes now, the other one takes.
        var refreshed = await there.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{before["refresh_token"]}"));
        var token = new JsonWebToken($"{refreshed["access_token"]}");
        Assert.Equal((made, "RS256"), (token.Kid, token.Alg));
        Assert.Equal(200, (await here.GetAsync($"{refreshed["access_token"]}")).Status);
        Assert.Equal(200, (await there.GetAsync($"{before["access_token"]}")).Status);
        Assert.Equal(0, Convert.ToInt32(database.Run("SELECT COUNT(*) FROM \"ServerKeys\" WHERE \"Content\" LIKE '%material%'"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("fail:", one.Output + other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_leaked_is_removed_and_what_it_signed_is_refused_from_then_on()
    {
        using var folder = new ServerFolder();
        folder.MakeProtection();
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        var settings = SettingsOf(folder, database);
        await using var server = await ServerProcess.StartAsync(folder, "Development", settings);
        var app = new AccountWire(server.Client);
        var tokens = await app.SignInAsync(Number);
        var leaked = new JsonWebToken($"{tokens["access_token"]}").Kid;
        var made = await RotateAsync(folder, settings, "signing");
        await UntilFirstAsync(server, made);

        var refused = await ServerProcess.RunAsync(folder, ["keys", "remove", leaked, .. ArgumentsOf(settings)]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("is former", refused.Errors, StringComparison.Ordinal);
        Assert.Equal($"removed {leaked}", (await RunAsync(folder, settings, "remove", leaked, "--force")).Trim());
        await UntilAsync(server, keys => !keys.Contains(leaked));

        Assert.Equal(401, (await app.GetAsync($"{tokens["access_token"]}")).Status);
        Assert.Equal(200, (await app.GetAsync(await app.AccessTokenAsync("+12025550122"))).Status);
    }

    [Fact]
    public async Task A_server_whose_store_loses_its_keys_goes_on_and_says_so_and_does_not_start_again()
    {
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();
        await using (var server = await ServerProcess.StartProductionAsync(folder, ("Keys:Refresh", "00:00:01")))
        {
            var before = await PublishedKeys.OfAsync(server);
            Directory.Delete(folder.Keys, recursive: true);
            using var patience = new CancellationTokenSource(Patience);
            while (!server.Output.Contains("goes on with those that it has", StringComparison.Ordinal)) await Task.Delay(100, patience.Token);
            Assert.Equal(before, await PublishedKeys.OfAsync(server));
        }

        (await ServerProcess.RefusalAsync(folder, "Production", ServerProcess.ProductionSettings(folder))).MustName("restore them from a backup");
    }

    private static (string Name, string Value)[] SettingsOf(ServerFolder folder, TestDatabase database) =>
    [
        .. TimedServer.NoLimits,
        ("Server:Issuer", "https://login.example.com/"),
        ("Keys:Store", "Database"),
        ("Keys:Refresh", "00:00:01"),
        ("Keys:Protection:KeyFile", folder.Protection),
        ("Database:Provider", $"{database.Kind}"),
        ("Database:ConnectionString", database.ConnectionString),
    ];

    private static IEnumerable<string> ArgumentsOf((string Name, string Value)[] settings) => settings.Select(static s => $"--{s.Name}={s.Value}");

    private static async Task<string> RotateAsync(ServerFolder folder, (string Name, string Value)[] settings, string kind, params string[] more)
    {
        var made = await RunAsync(folder, settings, ["rotate", kind, "--in", "00:00:03", .. more]);
        Assert.StartsWith($"made {kind}-2-", made, StringComparison.Ordinal);
        return made.Split(' ', ',')[1];
    }

    private static async Task<string> RunAsync(ServerFolder folder, (string Name, string Value)[] settings, params string[] arguments)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["keys", .. arguments, .. ArgumentsOf(settings)]);
        Assert.Equal((0, ""), (exitCode, errors));
        return output;
    }

    private static Task UntilFirstAsync(ServerProcess server, string kid) => UntilAsync(server, keys => keys[0] == kid);

    private static async Task UntilAsync(ServerProcess server, Predicate<string[]> met)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!met(await PublishedKeys.OfAsync(server))) await Task.Delay(100, patience.Token);
    }
}
