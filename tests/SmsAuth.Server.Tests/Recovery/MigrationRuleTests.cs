using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.PostgreSql;
using SmsAuth.Server.Database.Sqlite;
using SmsAuth.Server.Database.SqlServer;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Recovery;

/// <summary>Expand and contract: what docs/operations.md says of migrations.</summary>
public sealed class MigrationRuleTests
{
    // What there was before the rule.
    private static readonly string[] Exempt = ["Initial", "Protection"];

    // A later migration that drops what a released version has stopped using is named here with that release.
    private static readonly Dictionary<string, string> Contractions = [];

    public static TheoryData<DatabaseKind> Providers => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    public static TheoryData<MigrationOperation> Breaches =>
    [
        new DropColumnOperation { Table = "t", Name = "c" },
        new DropTableOperation { Name = "t" },
        new RenameColumnOperation { Table = "t", Name = "c", NewName = "d" },
        new AddColumnOperation { Table = "t", Name = "c", ClrType = typeof(int) },
        new CreateIndexOperation { Table = "t", Name = "i", Columns = ["c"], IsUnique = true },
        new AlterColumnOperation { Table = "t", Name = "c", ClrType = typeof(string), MaxLength = 10, OldColumn = new AddColumnOperation { ClrType = typeof(string), MaxLength = 20 } },
        new AlterColumnOperation { Table = "t", Name = "c", ClrType = typeof(string), OldColumn = new AddColumnOperation { ClrType = typeof(string), IsNullable = true } },
        new AlterColumnOperation { Table = "t", Name = "c", ClrType = typeof(int), OldColumn = new AddColumnOperation { ClrType = typeof(int), DefaultValue = 0 } },
        new AddForeignKeyOperation { Table = "t", Name = "f", PrincipalTable = "u", OnDelete = ReferentialAction.Cascade },
        new CreateTableOperation { Name = "new", ForeignKeys = { new AddForeignKeyOperation { Table = "new", Name = "f", PrincipalTable = "t", OnDelete = ReferentialAction.Restrict } } },
        new SqlOperation { Sql = "DELETE FROM t" },
    ];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_migration_only_expands(DatabaseKind provider)
    {
        using var database = ContextOf(provider);
        var assembly = database.GetService<IMigrationsAssembly>();
        var bound = assembly.Migrations.Where(static m => !Exempt.Contains(NameOf(m.Key)) && !Contractions.ContainsKey(NameOf(m.Key))).ToList();
        Assert.NotEmpty(bound);
        foreach (var (id, type) in bound)
        {
            var migration = assembly.CreateMigration(type, database.Database.ProviderName!);
            Assert.True(!ExpandOnly.BreachesOf(migration.UpOperations).Any(), $"{id}: {string.Join("; ", ExpandOnly.BreachesOf(migration.UpOperations))}");
        }
    }

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Whatever_takes_away_or_asks_more_is_refused(MigrationOperation operation) => Assert.Single(ExpandOnly.BreachesOf([operation]));

    [Fact]
    public void Additions_are_not() => Assert.Empty(ExpandOnly.BreachesOf(
    [
        new CreateTableOperation { Name = "new" },
        new CreateTableOperation { Name = "newer", ForeignKeys = { new AddForeignKeyOperation { Table = "newer", Name = "f", PrincipalTable = "new", OnDelete = ReferentialAction.Restrict } } },
        new CreateTableOperation { Name = "owned", ForeignKeys = { new AddForeignKeyOperation { Table = "owned", Name = "f", PrincipalTable = "t", OnDelete = ReferentialAction.Cascade } } },
        new CreateIndexOperation { Table = "new", Name = "i", Columns = ["c"], IsUnique = true },
        new CreateIndexOperation { Table = "t", Name = "j", Columns = ["c"] },
        new AddColumnOperation { Table = "t", Name = "c", ClrType = typeof(int), IsNullable = true },
        new AddColumnOperation { Table = "t", Name = "d", ClrType = typeof(int), DefaultValue = 0 },
        new AlterColumnOperation { Table = "t", Name = "c", ClrType = typeof(string), MaxLength = 30, OldColumn = new AddColumnOperation { ClrType = typeof(string), MaxLength = 20 } },
    ]));

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static ServerDbContext ContextOf(DatabaseKind provider) => provider switch
    {
        DatabaseKind.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        DatabaseKind.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        _ => new SqliteDesignTimeFactory().CreateDbContext([]),
    };
}
