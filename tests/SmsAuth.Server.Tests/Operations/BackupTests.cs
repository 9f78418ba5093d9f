using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Npgsql;
using SmsAuth.EntityFrameworkCore.Tests.TransactSql;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Operations;

/// <summary>The commands of docs/operations.md, as they stand there: backed up under traffic, lost, restored.</summary>
public sealed partial class BackupTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_restored_SQLite_file_signs_people_in_to_their_accounts()
    {
        Tools.Require("sqlite3");
        var (backup, restore) = CommandsFor("SQLite");

        await BackUpLoseAndRestoreAsync(
            [],
            () => ShellAsync(backup, ""),
            () =>
            {
                foreach (var file in Directory.GetFiles(Path.GetDirectoryName(folder.Database)!, "smsauth.db*")) File.WriteAllText(file, "lost");
            },
            () => ShellAsync(restore, ""));

        Assert.Equal("ok", folder.Sql("PRAGMA integrity_check"));
        Assert.Equal("wal", folder.Sql("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_restored_PostgreSQL_database_signs_people_in_to_their_accounts()
    {
        Tools.Require("pg_dump");
        Tools.Require("pg_restore");
        using var database = TestDatabase.Create(DatabaseKind.PostgreSql);
        var (backup, restore) = CommandsFor("PostgreSQL");
        var there = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var environment = string.Create(
            CultureInfo.InvariantCulture, $"export PGHOST={there.Host} PGPORT={there.Port} PGUSER={there.Username} PGPASSWORD='{there.Password}' PGDATABASE={there.Database}");

        await BackUpLoseAndRestoreAsync(
            SettingsOf(database),
            () => ShellAsync(backup, environment),
            () => database.Run("""DROP TABLE "OpenIddictTokens"; DROP TABLE "AspNetUserLogins"; DELETE FROM "AspNetUsers";"""),
            () => ShellAsync(restore, environment));
    }

    [Fact]
    public async Task A_restored_SQL_Server_database_signs_people_in_to_their_accounts()
    {
        var (backup, restore) = CommandsFor("SQL Server");
        TransactSqlParser.AssertParses(backup);
        TransactSqlParser.AssertParses(restore);
        using var database = TestDatabase.Create(DatabaseKind.SqlServer);
        var name = new SqlConnectionStringBuilder(database.ConnectionString).InitialCatalog;

        await BackUpLoseAndRestoreAsync(
            SettingsOf(database),
            () => RunAsync(backup),
            () => database.Run("DROP TABLE OpenIddictTokens; DROP TABLE AspNetUserLogins; DELETE FROM AspNetUsers;"),
            () => RunAsync(restore));

        Task RunAsync(string sql)
        {
            SqlConnection.ClearAllPools();
            database.Run(sql.Replace("smsauth", name, StringComparison.Ordinal));
            return Task.CompletedTask;
        }
    }

    private async Task BackUpLoseAndRestoreAsync((string Name, string Value)[] settings, Func<Task> backUp, Action lose, Func<Task> restore)
    {
        (string, string)[] all = [.. settings, .. Session.Settings];
        Session early, late;
        await using (var server = await ServerProcess.StartAsync(folder, "Development", all))
        {
            early = await Session.BeginAsync(server, "+12025550100");
            using var enough = new CancellationTokenSource();
            var traffic = SignInOverAndOverAsync(server, enough.Token);
            await backUp();
            await enough.CancelAsync();
            Assert.NotEqual(0, await traffic);
            late = await Session.BeginAsync(server, "+12025550101");
        }

        lose();
        await restore();

        await using var restored = await ServerProcess.StartAsync(folder, "Development", all);
        Assert.Equal(early.Account, (await early.RefreshAsync(restored)).Account);
        Assert.Equal(early.Account, (await Session.BeginAsync(restored, "+12025550100")).Account);

        // What came after the backup is gone, and signs in anew.
        Assert.Equal("invalid_grant", (await late.TryRefreshAsync(restored.Client)).Body["error"]!.ToString());
        Assert.NotEqual(late.Account, (await Session.BeginAsync(restored, "+12025550101")).Account);
        Assert.DoesNotContain("fail:", restored.Output, StringComparison.Ordinal);
    }

    private static async Task<int> SignInOverAndOverAsync(ServerProcess server, CancellationToken enough)
    {
        var count = 0;
        do
        {
            await Session.BeginAsync(server, string.Create(CultureInfo.InvariantCulture, $"+1202555{150 + (count % 40):D4}"));
            count++;
        }
        while (!enough.IsCancellationRequested);
        return count;
    }

    private static (string Name, string Value)[] SettingsOf(TestDatabase database) =>
        [("Database:Provider", $"{database.Kind}"), ("Database:ConnectionString", database.ConnectionString)];

    private Task<string> ShellAsync(string commands, string environment) => ServerFolder.ShellAsync($"cd {folder.Path}\n{environment}\n{commands}");

    // The first block of code under the heading makes a backup, the second one restores it.
    private static (string Backup, string Restore) CommandsFor(string database)
    {
        var page = Tree.Read("docs/operations.md");
        var section = page[page.IndexOf("\n## Backup and restore", StringComparison.Ordinal)..];
        section = section[section.IndexOf($"\n### {database}\n", StringComparison.Ordinal)..];
        var blocks = Blocks().Matches(section).Select(static m => m.Groups[1].Value).ToList();
        return (blocks[0], blocks[1]);
    }

    [GeneratedRegex("```(?:sh|sql)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
