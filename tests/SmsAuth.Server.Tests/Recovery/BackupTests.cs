using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Docs;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Recovery;

/// <summary>The commands of docs/operations.md, as they stand: a backup while people sign in, the loss of the database, a restore.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Number = "+12025550130";
    private const string Documented = "postgresql://smsauth@db.example.com:5432/smsauth";
    private readonly ServerFolder folder = new();

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_restored_database_signs_the_same_people_in_and_keeps_their_sessions(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        SkipWithout(kind);
        folder.MakeProtection();
        var settings = SettingsOf(database);
        string account, session, signedOut;
        await using (var server = await ServerProcess.StartAsync(folder, "Development", settings))
        {
            var app = new AccountWire(server.Client);
            var signedIn = await app.SignInAsync(Number);
            (account, session) = (SubjectOf(signedIn), $"{signedIn["refresh_token"]}");
            signedOut = $"{(await app.SignInAsync(Number))["refresh_token"]}";
            await WhileOthersSignInAsync(app, () => BackUpAsync(database));
            await app.FormAsync("/connect/revoke", ("token", signedOut));
        }

        await LoseAndRestoreAsync(database);

        await using (var restored = await ServerProcess.StartAsync(folder, "Development", settings))
        {
            var app = new AccountWire(restored.Client);
            Assert.Equal(account, SubjectOf(await app.SignInAsync(Number)));
            Assert.Equal(account, SubjectOf(await RefreshAsync(app, session)));
            if (kind is DatabaseKind.Sqlite) Assert.Equal("wal", folder.Sql("PRAGMA journal_mode"));

            // What the page warns of.
            Assert.Equal(account, SubjectOf(await RefreshAsync(app, signedOut)));
        }

        await LoseAndRestoreAsync(database);
        await EndAllSessionsAsync(settings);

        await using var ended = await ServerProcess.StartAsync(folder, "Development", settings);
        var again = new AccountWire(ended.Client);
        Assert.Equal("invalid_grant", $"{(await RefreshAsync(again, signedOut))["error"]}");
        Assert.Equal("invalid_grant", $"{(await RefreshAsync(again, session))["error"]}");
        Assert.Equal(account, SubjectOf(await again.SignInAsync(Number)));
    }

    private static async Task WhileOthersSignInAsync(AccountWire app, Func<Task> act)
    {
        using var end = new CancellationTokenSource();
        var count = 0;
        var others = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested) Assert.NotNull((await app.SignInAsync($"+120255501{40 + (count++ % 50):00}"))["access_token"]);
        });
        while (Volatile.Read(ref count) < 2) await Task.Delay(20, TestContext.Current.CancellationToken);
        await act();
        await end.CancelAsync();
        await others;
    }

    private Task BackUpAsync(TestDatabase database) => database.Kind switch
    {
        DatabaseKind.SqlServer => AdministerAsync(database, Blocks(database.Kind)[0]),
        _ => BashAsync(database, Blocks(database.Kind)[0]),
    };

    private async Task LoseAndRestoreAsync(TestDatabase database)
    {
        TestDatabase.ClearPools();
        var restore = Blocks(database.Kind)[1];
        switch (database.Kind)
        {
            case DatabaseKind.SqlServer:
                database.Administer($"ALTER DATABASE [{database.Name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
                database.Administer($"DROP DATABASE [{database.Name}]");
                await AdministerAsync(database, restore);
                break;
            case DatabaseKind.PostgreSql:
                database.Administer($"DROP DATABASE {database.Name} WITH (FORCE)");
                await BashAsync(database, restore);
                break;
            default:
                await File.WriteAllTextAsync(folder.Database, "lost", TestContext.Current.CancellationToken);
                await BashAsync(database, restore);
                break;
        }
    }

    // As the page says: every encryption key goes, and a new one is made.
    private async Task EndAllSessionsAsync((string Name, string Value)[] settings)
    {
        string[] arguments = [.. settings.Select(static s => $"--{s.Name}={s.Value}")];
        var keys = (await ServerProcess.RunAsync(folder, ["keys", "list", .. arguments])).Output.Split('\n').Where(static l => l.Contains("encryption-", StringComparison.Ordinal));
        foreach (var key in keys) Assert.Equal(0, (await ServerProcess.RunAsync(folder, ["keys", "remove", key.Split(' ')[0], "--force", .. arguments])).ExitCode);
        Assert.Equal(0, (await ServerProcess.RunAsync(folder, ["keys", "create", "--missing", .. arguments])).ExitCode);
    }

    private static IReadOnlyList<string> Blocks(DatabaseKind kind) => kind switch
    {
        DatabaseKind.SqlServer => Page.Read("docs/operations.md").BlocksAfter("### SQL Server", "sql"),
        DatabaseKind.PostgreSql => Page.Read("docs/operations.md").BlocksAfter("### PostgreSQL", "sh"),
        _ => Page.Read("docs/operations.md").BlocksAfter("### SQLite", "sh"),
    };

    private Task<string> BashAsync(TestDatabase database, string script)
    {
        if (database.Kind is DatabaseKind.PostgreSql)
        {
            var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            var authority = $"postgresql://{server.Username}@{server.Host}:{server.Port}/";
            script = script.Replace(Documented, authority + database.Name, StringComparison.Ordinal)
                .Replace(Documented[..(Documented.LastIndexOf('/') + 1)], authority, StringComparison.Ordinal)
                .Replace(" smsauth\n", $" {database.Name}\n", StringComparison.Ordinal);
        }

        return Page.BashAsync(script, folder.Path);
    }

    private static Task AdministerAsync(TestDatabase database, string sql)
    {
        database.Administer(sql.Replace("smsauth", database.Name, StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    private static void SkipWithout(DatabaseKind kind)
    {
        var program = kind switch { DatabaseKind.Sqlite => "sqlite3", DatabaseKind.PostgreSql => "pg_dump", _ => null };
        Assert.SkipWhen(program is not null && !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, program))), $"Install {program}.");
    }

    // SQLite's is the file that the page names, in the folder of the server.
    private (string Name, string Value)[] SettingsOf(TestDatabase database) =>
    [
        .. TimedServer.NoLimits,
        ("Server:Issuer", "https://login.example.com/"),
        ("Keys:Store", "Database"),
        ("Keys:Protection:KeyFile", folder.Protection),
        ("Database:Provider", $"{database.Kind}"),
        ("Database:ConnectionString", database.Kind is DatabaseKind.Sqlite ? "Data Source=data/smsauth.db" : database.ConnectionString),
    ];

    private static Task<System.Text.Json.Nodes.JsonObject> RefreshAsync(AccountWire app, string token) =>
        app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", token));

    private static string SubjectOf(System.Text.Json.Nodes.JsonObject tokens) => new JsonWebToken($"{tokens["access_token"]}").Subject;
}
