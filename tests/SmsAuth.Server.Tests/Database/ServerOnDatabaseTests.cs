using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Database;

/// <summary>The whole server on the database systems that run apart from it.</summary>
public sealed class ServerOnDatabaseTests
{
    private const string History = "__EFMigrationsHistory";
    private static readonly (string Name, string Value)[] Migrating = [("Database:Migrate", "true")];

    public static TheoryData<DatabaseKind> Providers => [DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task People_sign_in_refresh_and_sign_out_and_one_code_gives_one_sign_in(DatabaseKind provider)
    {
        using var database = TestDatabase.Create(provider);
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development", [.. SettingsOf(database), .. DemoPhone.WithoutLimits]);
        var phone = new DemoPhone(server);
        var challenge = await phone.AskAsync("+12025550100");

        var answers = await AtOnce.RunAsync(20, _ => phone.RedeemAsync(challenge));

        var signedIn = Assert.Single(answers, static a => a.Status == 200).Body;
        Assert.All(answers.Where(static a => a.Status != 200), static a => Assert.Equal((400, "invalid_grant"), (a.Status, a.Body["error"]!.ToString())));

        // One, and the demo's administrator.
        Assert.Equal(2, database.Count("AspNetUsers"));
        var refreshed = await RefreshAsync(phone, signedIn["refresh_token"]!.ToString());
        Assert.Equal(200, refreshed.Status);
        await phone.PostAsync("connect/revoke", ("token", refreshed.Body["refresh_token"]!.ToString()));
        Assert.Equal("invalid_grant", (await RefreshAsync(phone, refreshed.Body["refresh_token"]!.ToString())).Body["error"]!.ToString());
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Many_first_sign_ins_with_one_number_on_two_servers_make_one_account(DatabaseKind provider)
    {
        using var database = TestDatabase.Create(provider);
        using var folder = new ServerFolder();
        (string, string)[] settings = [.. SettingsOf(database), .. DemoPhone.WithoutLimits, ("SmsAuth:Verifiers:default:Pending", "10")];
        await using var one = await ServerProcess.StartAsync(folder, "Development", settings);
        await using var other = await ServerProcess.StartAsync(folder, "Development", settings);
        var phones = new[] { new DemoPhone(one), new DemoPhone(other) };
        List<DemoPhone.Challenge> challenges = [];
        for (var i = 0; i < 10; i++) challenges.Add(await phones[i % 2].AskAsync("+12025550100"));

        // Whichever server started a challenge, the other one redeems it.
        var answers = await AtOnce.RunAsync(challenges.Count, i => phones[(i + 1) % 2].RedeemAsync(challenges[i]));

        Assert.All(answers, static a => Assert.Equal(200, a.Status));

        // One, and the demo's administrator.
        Assert.Equal(2, database.Count("AspNetUsers"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Servers_that_start_at_once_on_an_empty_database_migrate_it_once(DatabaseKind provider)
    {
        using var database = TestDatabase.Create(provider);
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();

        var servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.StartProductionAsync(folder, [.. SettingsOf(database), .. Migrating])));

        foreach (var server in servers) Assert.True((await server.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        foreach (var server in servers) await server.DisposeAsync();
        Assert.Equal((0, "nothing to apply"), await MigrateAsync(folder, database));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_script_brings_an_empty_database_to_this_version_and_changes_nothing_the_second_time(DatabaseKind provider)
    {
        using var database = TestDatabase.Create(provider);
        using var folder = new ServerFolder();
        var (exitCode, script, errors) = await ServerProcess.RunAsync(folder, ["migrate", "--script", .. ArgumentsOf(database)]);
        Assert.Equal((0, ""), (exitCode, errors));

        database.Run(script);
        database.Run(script);

        Assert.Equal((0, "nothing to apply"), await MigrateAsync(folder, database));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_server_starts_only_on_a_schema_that_it_fits(DatabaseKind provider)
    {
        using var database = TestDatabase.Create(provider);
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();
        (string, string)[] settings = [.. ServerProcess.ProductionSettings(folder).Where(static s => s.Name != "Database:Migrate"), .. SettingsOf(database)];
        (await ServerProcess.RefusalAsync(folder, "Production", settings)).MustName("Database: it lacks", "_Initial", "migrate", "Database:Migrate=true");

        var (exitCode, output) = await MigrateAsync(folder, database);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("applied ", output, StringComparison.Ordinal);
        await (await ServerProcess.StartAsync(folder, "Production", settings)).DisposeAsync();

        database.Run($"""INSERT INTO "{History}" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Tomorrow', '99.0')""");
        (await ServerProcess.RefusalAsync(folder, "Production", settings)).MustName("29990101000000_Tomorrow", "Database:AllowNewer=true");
        (await ServerProcess.RefusalAsync(folder, "Production", [.. settings, .. Migrating])).MustName("29990101000000_Tomorrow");
        await (await ServerProcess.StartAsync(folder, "Production", [.. settings, ("Database:AllowNewer", "true")])).DisposeAsync();
    }

    private static (string Name, string Value)[] SettingsOf(TestDatabase database) =>
        [("Database:Provider", $"{database.Kind}"), ("Database:ConnectionString", database.ConnectionString)];

    private static IEnumerable<string> ArgumentsOf(TestDatabase database) => SettingsOf(database).Select(static s => $"--{s.Name}={s.Value}");

    private static Task<(int Status, System.Text.Json.Nodes.JsonNode Body)> RefreshAsync(DemoPhone phone, string token) =>
        phone.PostAsync("connect/token", ("grant_type", "refresh_token"), ("refresh_token", token));

    private static async Task<(int ExitCode, string Output)> MigrateAsync(ServerFolder folder, TestDatabase database)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["migrate", .. ArgumentsOf(database)]);
        Assert.Equal("", errors);
        return (exitCode, output.Trim());
    }
}
