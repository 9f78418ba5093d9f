using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.PostgreSql;
using SmsAuth.Server.Database.SqlServer;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Operations;

/// <summary>The way back: a server runs on the schema of the version after it.</summary>
public sealed class NewerSchemaTests : IDisposable
{
    private static readonly (string Name, string Value)[] AllowNewer = [("Database:AllowNewer", "true")];

    // What the rule of MigrationRuleTests allows, on tables that every sign-in writes to.
    private static readonly MigrationOperation[] Tomorrow =
    [
        new AddColumnOperation { Table = "AspNetUsers", Name = "Nickname", ClrType = typeof(string), MaxLength = 64, IsNullable = true },
        new AddColumnOperation { Table = "SmsAuthChallenges", Name = "Visits", ClrType = typeof(int), DefaultValue = 0 },
        new AddColumnOperation { Table = "OpenIddictTokens", Name = "Reason", ClrType = typeof(string), MaxLength = 64, IsNullable = true },
        new CreateTableOperation
        {
            Name = "Nicknames",
            Columns = { new AddColumnOperation { Table = "Nicknames", Name = "Id", ClrType = typeof(int) } },
            PrimaryKey = new AddPrimaryKeyOperation { Table = "Nicknames", Name = "PK_Nicknames", Columns = ["Id"] },
        },
        new CreateIndexOperation { Table = "AspNetUsers", Name = "IX_AspNetUsers_Nickname", Columns = ["Nickname"] },
    ];

    private readonly ServerFolder folder = new();

    public static TheoryData<DatabaseKind> Providers => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task This_version_signs_people_in_on_a_schema_that_was_expanded(DatabaseKind provider)
    {
        using var database = TestDatabase.Create(provider);
        (string, string)[] settings = [("Database:Provider", $"{provider}"), ("Database:ConnectionString", database.ConnectionString), .. Session.Settings];
        Session before;
        await using (var server = await ServerProcess.StartAsync(folder, "Development", settings)) before = await Session.BeginAsync(server, "+12025550100");

        await ExpandAsync(database);

        await using var later = await ServerProcess.StartAsync(folder, "Development", [.. settings, .. AllowNewer]);
        Assert.Equal(before.Account, (await before.RefreshAsync(later)).Account);
        Assert.Equal(before.Account, (await Session.BeginAsync(later, "+12025550100")).Account);
        Assert.NotEqual(before.Account, (await Session.BeginAsync(later, "+12025550101")).Account);
        using var ready = await later.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.True(ready.IsSuccessStatusCode);
        Assert.DoesNotContain("fail:", later.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_before_signs_people_in_on_the_schema_of_this_one()
    {
        Assert.SkipWhen(Releases.Before.Count == 0, "No version was released before this one: there is no tag v1.2.3 to build.");
        var sources = folder.In("previous");
        await Releases.CheckOutAsync(Releases.Before[0], sources);
        await ServerFolder.ShellAsync($"cd {sources}; MSBUILDDISABLENODEREUSE=1 dotnet publish src/SmsAuth.Server -c Release -o {folder.In("app")} >build.log || {{ cat build.log >&2; false; }}");
        Session before;
        await using (var server = await ServerProcess.StartAsync(folder, "Development", Session.Settings)) before = await Session.BeginAsync(server, "+12025550100");

        await using var previous = await WebProcess.StartAsync(
            folder.In("app/SmsAuth.Server.dll"),
            folder.Path,
            [("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_WEBROOT", folder.In("app/wwwroot")), .. Session.Settings, .. AllowNewer]);

        Assert.Equal(before.Account, (await before.RefreshAsync(previous.Client)).Account);
        Assert.Equal(before.Account, (await Session.BeginAsync(previous.Client, "+12025550100")).Account);
        Assert.NotEqual(before.Account, (await Session.BeginAsync(previous.Client, "+12025550101")).Account);
    }

    // The provider writes the SQL, as it does for a migration.
    private static async Task ExpandAsync(TestDatabase database)
    {
        Assert.Empty(Expansion.ProblemsOf(Tomorrow));
        await using var context = Open(database);
        foreach (var command in context.GetService<IMigrationsSqlGenerator>().Generate(Tomorrow)) database.Run(command.CommandText);
        await context.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Tomorrow', '99.0')""");
    }

    private static ServerDbContext Open(TestDatabase database) => database.Kind switch
    {
        DatabaseKind.PostgreSql => new PostgreSqlDbContext(OptionsFor<PostgreSqlDbContext>(database)),
        DatabaseKind.SqlServer => new SqlServerDbContext(OptionsFor<SqlServerDbContext>(database)),
        _ => new ServerDbContext(OptionsFor<ServerDbContext>(database)),
    };

    private static DbContextOptions<T> OptionsFor<T>(TestDatabase database)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        database.Configure(options);
        return options.Options;
    }
}
