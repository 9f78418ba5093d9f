using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SmsAuth.EntityFrameworkCore.Tests.TransactSql;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.PostgreSql;
using SmsAuth.Server.Database.Sqlite;
using SmsAuth.Server.Database.SqlServer;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Database;

public sealed class SchemaTests
{
    // SQL Server: "Maximum capacity specifications": bytes per index key, clustered and not.
    private const int ClusteredKeyBytes = 900;
    private const int IndexKeyBytes = 1_700;

    public static TheoryData<string> Contexts => [nameof(ServerDbContext), nameof(SqlServerDbContext), nameof(PostgreSqlDbContext)];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void The_migrations_make_the_model(string context)
    {
        using var database = Open(context);

        Assert.False(database.Database.HasPendingModelChanges());
        Assert.NotEmpty(database.Database.GetMigrations());
    }

    [Fact]
    public void Every_key_and_index_fits_in_what_SQL_Server_takes()
    {
        using var database = Open(nameof(SqlServerDbContext));
        var tables = database.Model.GetEntityTypes().ToList();

        Assert.All(tables.SelectMany(static t => t.GetKeys()), static key => Assert.InRange(BytesOf(key.Properties), 1, ClusteredKeyBytes));
        Assert.All(tables.SelectMany(static t => t.GetIndexes()), static index => Assert.InRange(BytesOf(index.Properties), 1, IndexKeyBytes));
    }

    [Fact]
    public async Task The_script_for_SQL_Server_is_TSQL()
    {
        using var folder = new ServerFolder();
        var (exitCode, script, _) = await ServerProcess.RunAsync(
            folder, "migrate", "--script", "--Database:Provider=SqlServer", "--Database:ConnectionString=Server=unreachable.invalid;Database=smsauth");

        Assert.Equal(0, exitCode);
        foreach (var table in TablesOf(nameof(SqlServerDbContext))) Assert.Contains($"CREATE TABLE [{table}]", script, StringComparison.Ordinal);
        TransactSqlParser.AssertParses(script);
    }

    [Theory]
    [InlineData(0, "migrate")]
    [InlineData(2, "migrate", "--script")]
    [InlineData(2, "migrate", "everything")]
    [InlineData(1, "migrate", "--Database:Provider=Oracle")]
    [InlineData(1, "migrate", "--Database:Provider=SqlServer")]
    [InlineData(1, "migrate", "--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=h;Sesame=secret-1")]
    [InlineData(1, "migrate", "--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=127.0.0.1;Port=1;Database=d;Password=secret-1")]
    public async Task The_command_says_by_its_exit_code_what_became_of_it_and_tells_no_secret(int expected, params string[] arguments)
    {
        using var folder = new ServerFolder();
        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, arguments);

        Assert.Equal(expected, exitCode);
        Assert.Equal(expected == 0, output.Contains("applied ", StringComparison.Ordinal));
        Assert.Equal(expected == 0, errors.Length == 0);
        Assert.DoesNotContain("secret-1", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_SQLite_too_a_server_in_production_starts_only_on_a_schema_that_it_fits()
    {
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();
        var settings = ServerProcess.ProductionSettings(folder).Where(static s => s.Name != "Database:Migrate").ToArray();
        (await ServerProcess.RefusalAsync(folder, "Production", settings)).MustName("Database: it lacks", "Database:Migrate=true");

        Assert.Equal(0, (await ServerProcess.RunAsync(folder, "migrate")).ExitCode);

        await (await ServerProcess.StartAsync(folder, "Production", settings)).DisposeAsync();
    }

    private static int BytesOf(IReadOnlyList<IReadOnlyProperty> properties) => properties.Sum(static property =>
    {
        var type = property.GetRelationalTypeMapping();
        return type.StoreType.Split('(')[0] switch
        {
            "nvarchar" or "nchar" => 2 * (type.Size ?? int.MaxValue / 4),
            "varchar" or "char" or "varbinary" or "binary" => type.Size ?? int.MaxValue / 2,
            "uniqueidentifier" => 16,
            "bigint" or "datetime2" => 8,
            "datetimeoffset" => 10,
            "int" => 4,
            "bit" => 1,
            var other => throw new NotSupportedException($"How long is a {other}?"),
        };
    });

    private static List<string> TablesOf(string context)
    {
        using var database = Open(context);
        return [.. database.Model.GetEntityTypes().Select(static e => e.GetTableName()!)];
    }

    private static ServerDbContext Open(string context) => context switch
    {
        nameof(SqlServerDbContext) => new SqlServerDesignTimeFactory().CreateDbContext([]),
        nameof(PostgreSqlDbContext) => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        _ => new SqliteDesignTimeFactory().CreateDbContext([]),
    };
}
