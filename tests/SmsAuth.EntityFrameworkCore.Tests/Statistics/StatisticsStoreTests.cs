using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Maintenance;
using SmsAuth.Statistics;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Statistics;

namespace SmsAuth.EntityFrameworkCore.Tests.Statistics;

public sealed class SqliteStatisticsStoreTests(SqliteHost host) : StatisticsStoreContract, IClassFixture<SqliteHost>
{
    protected override IStatisticsStore Store => host.Service<IStatisticsStore>();

    [Fact]
    public async Task What_is_kept_no_longer_is_purged_by_its_span()
    {
        var token = TestContext.Current.CancellationToken;
        var at = Samples.Start.AddYears(-20);
        await Store.AddAsync(at, new Dictionary<StatisticKey, long> { [new StatisticKey(Happening.Asked, "", "", "", "purged", "")] = 1 });
        var purge = host.Services.GetServices<IExpiringStore>().Single(static s => s.Name == "statistics");

        Assert.Equal(0, await purge.PurgeAsync(at.AddDays(1), 100, token));
        Assert.Equal(1, await purge.PurgeAsync(at.AddDays(3), 100, token));
        Assert.Equal(1, await purge.PurgeAsync(at.AddDays(17), 100, token));
        Assert.Equal(1, await purge.PurgeAsync(at.AddDays(402), 100, token));
    }
}

public sealed class PostgreSqlStatisticsStoreTests(PostgreSqlHost host) : StatisticsStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IStatisticsStore Store => host.Service<IStatisticsStore>();
}

public sealed class SqlServerStatisticsStoreTests(SqlServerHost host) : StatisticsStoreContract, IClassFixture<SqlServerHost>
{
    protected override IStatisticsStore Store => host.Service<IStatisticsStore>();
}
