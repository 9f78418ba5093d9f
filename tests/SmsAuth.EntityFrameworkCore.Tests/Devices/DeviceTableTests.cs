using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Devices;

namespace SmsAuth.EntityFrameworkCore.Tests.Devices;

public sealed class DeviceTableTests
{
    private static readonly string[] Verbs = ["SELECT", "UPDATE", "DELETE"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SqlServer")]
    [InlineData("PostgreSql")]
    public async Task Every_operation_translates_for_databases_that_are_not_at_hand(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);
        var store = services.GetRequiredService<IDeviceStore>();

        Assert.Null(await store.FindAsync("id", default, Token));
        Assert.Empty(await store.ListAsync("account", default, Token));
        await store.RecordUseAsync("id", default);
        Assert.False(await store.RevokeAsync("account", "id"));
        Assert.Equal(0, await store.RevokeAllAsync("account"));
        Assert.Equal(0, await store.PurgeAsync(default, 10, Token));

        Assert.Equal(["SELECT", "SELECT", "UPDATE", "DELETE", "DELETE", "DELETE"], sent.Commands.Select(Verb));
    }

    [Theory]
    [InlineData("SqlServer")]
    [InlineData("PostgreSql")]
    public async Task Every_column_is_bounded_and_every_index_fits_into_the_1700_bytes_of_SQL_Server(string database)
    {
        await using var services = Host(database, new UnreachableDatabase());
        await using var scope = services.CreateAsyncScope();
        var table = scope.ServiceProvider.GetRequiredService<SampleContext>().Model.GetEntityTypes().Single(static t => t.GetTableName() == "SmsAuthDevices");

        Assert.All(table.GetProperties().Where(static p => p.ClrType == typeof(string)), static p => Assert.InRange(p.GetMaxLength() ?? int.MaxValue, 1, 100));
        var indexes = table.GetKeys().Select(static k => k.Properties).Concat(table.GetIndexes().Select(static i => i.Properties)).ToList();
        Assert.Equal(3, indexes.Count);
        Assert.All(indexes, static columns => Assert.InRange(columns.Sum(static c => c.ClrType == typeof(string) ? c.GetMaxLength()!.Value * 2 : 8), 1, 1700));
    }

    private static string Verb(string sql) =>
        Verbs.MinBy(verb => (uint)sql.IndexOf(verb, StringComparison.Ordinal))!;

    private static ServiceProvider Host(string database, UnreachableDatabase sent)
    {
        var services = new ServiceCollection();
        services.AddDbContext<SampleContext>(options =>
        {
            _ = database == "SqlServer"
                ? options.UseSqlServer("Server=unreachable.invalid")
                : options.UseNpgsql("Host=unreachable.invalid");
            options.AddInterceptors(sent);
        });
        services.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        return services.BuildServiceProvider(validateScopes: true);
    }
}
