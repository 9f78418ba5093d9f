using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.PostgreSql;
using SmsAuth.Server.Database.Sqlite;
using SmsAuth.Server.Database.SqlServer;

namespace SmsAuth.Server.Tests.Operations;

/// <summary>
/// Expand and contract: a migration only adds, so that old servers run while new ones start, and can be gone back to. What an earlier version has
/// stopped using may be dropped, and is then listed here.
/// </summary>
public sealed class MigrationRuleTests
{
    // Of before the first release: nobody ran a version before.
    private static readonly string[] Exempt = ["Initial", "Protection"];

    // What is dropped or changed: the migration, what the rule says of it, and the released version that no longer used it.
    private static readonly (string Migration, string Problem, string UnusedSince)[] Contractions = [];

    public static TheoryData<string> Contexts => [nameof(ServerDbContext), nameof(SqlServerDbContext), nameof(PostgreSqlDbContext)];

    public static TheoryData<string, MigrationOperation> Breaking => new()
    {
        { "a column dropped", new DropColumnOperation { Table = "AspNetUsers", Name = "PhoneNumber" } },
        { "a column renamed", new RenameColumnOperation { Table = "AspNetUsers", Name = "PhoneNumber", NewName = "Number" } },
        { "a column changed", new AlterColumnOperation { Table = "AspNetUsers", Name = "PhoneNumber", ClrType = typeof(string), OldColumn = new AddColumnOperation() } },
        { "a column that must be written", new AddColumnOperation { Table = "AspNetUsers", Name = "Nickname", ClrType = typeof(string), IsNullable = false } },
        { "a table dropped", new DropTableOperation { Name = "AspNetRoles" } },
        { "a table renamed", new RenameTableOperation { Name = "AspNetRoles", NewName = "Roles" } },
        { "a key changed", new DropPrimaryKeyOperation { Table = "AspNetUsers", Name = "PK_AspNetUsers" } },
        { "an index dropped", new DropIndexOperation { Table = "AspNetUsers", Name = "EmailIndex" } },
        { "an index made unique", new CreateIndexOperation { Table = "AspNetUsers", Name = "IX_Unique", Columns = ["PhoneNumber"], IsUnique = true } },
        { "a foreign key", new AddForeignKeyOperation { Table = "AspNetUsers", Name = "FK_New", Columns = ["Id"], PrincipalTable = "Others" } },
        { "SQL of any kind", new SqlOperation { Sql = "DELETE FROM AspNetUsers" } },
    };

    [Theory]
    [MemberData(nameof(Contexts))]
    public void A_migration_keeps_the_database_usable_by_the_version_before(string context)
    {
        using var database = Open(context);
        var migrations = database.GetService<IMigrationsAssembly>();
        var provider = database.Database.ProviderName!;
        foreach (var (id, type) in migrations.Migrations)
        {
            if (Exempt.Contains(id.Split('_', 2)[1])) continue;
            var problems = Expansion.ProblemsOf(migrations.CreateMigration(type, provider).UpOperations);
            Assert.All(problems, problem => Assert.True(
                Contractions.Any(c => c.Migration == id && c.Problem == problem && Releases.Before.Contains(c.UnusedSince)),
                $"{id}: {problem}. Docs/operations.md has the rule; list it in {nameof(Contractions)} once a released version no longer uses it."));
        }
    }

    [Theory]
    [MemberData(nameof(Breaking))]
    public void What_the_version_before_could_not_live_with_is_a_problem(string what, MigrationOperation operation) =>
        Assert.True(Expansion.ProblemsOf([operation]).Count == 1, what);

    [Fact]
    public void What_is_added_is_none() => Assert.Empty(Expansion.ProblemsOf(
    [
        new CreateTableOperation { Name = "Nicknames" },
        new CreateIndexOperation { Table = "Nicknames", Name = "IX_Nicknames", Columns = ["Name"], IsUnique = true },
        new AddColumnOperation { Table = "AspNetUsers", Name = "Nickname", ClrType = typeof(string), IsNullable = true },
        new AddColumnOperation { Table = "AspNetUsers", Name = "Visits", ClrType = typeof(int), DefaultValue = 0 },
        new CreateIndexOperation { Table = "AspNetUsers", Name = "IX_Nickname", Columns = ["Nickname"] },
    ]));

    private static ServerDbContext Open(string context) => context switch
    {
        nameof(SqlServerDbContext) => new SqlServerDesignTimeFactory().CreateDbContext([]),
        nameof(PostgreSqlDbContext) => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        _ => new SqliteDesignTimeFactory().CreateDbContext([]),
    };
}
