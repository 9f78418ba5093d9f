using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Maintenance;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.Sqlite;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Database;

public sealed class SqlitePragmaTests(ServerApp server)
{
    [Theory]
    [InlineData("secure_delete", 1)]
    [InlineData("busy_timeout", 10_000)]
    public async Task Every_connection_overwrites_what_it_deletes_and_waits_within_sqlite(string pragma, long expected)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDbContext>().Database;
        await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, Read(database, pragma));
        await database.CloseConnectionAsync();
        database.OpenConnection();
        Assert.Equal(expected, Read(database, pragma));
    }

    [Fact]
    public void The_write_ahead_log_is_emptied_after_everything_that_removes_something() =>
        Assert.IsType<SqliteLogPruning>(server.Services.GetServices<IExpiringStore>().Last());

    private static long Read(DatabaseFacade database, string pragma)
    {
        using var command = database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The pragmas are constants of the test.
        command.CommandText = "PRAGMA " + pragma;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
