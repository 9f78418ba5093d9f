using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Fraud.Lists;
using SmsAuth.Maintenance;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Fraud;

namespace SmsAuth.EntityFrameworkCore.Tests.Fraud;

public sealed class SqliteNumberListStoreTests(SqliteHost host) : NumberListStoreContract, IClassFixture<SqliteHost>
{
    protected override INumberListStore Store => host.Service<INumberListStore>();
}

public sealed class PostgreSqlNumberListStoreTests(PostgreSqlHost host) : NumberListStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override INumberListStore Store => host.Service<INumberListStore>();
}

public sealed class SqlServerNumberListStoreTests(SqlServerHost host) : NumberListStoreContract, IClassFixture<SqlServerHost>
{
    protected override INumberListStore Store => host.Service<INumberListStore>();
}

public sealed class SqliteConversionStoreTests(SqliteHost host) : ConversionStoreContract, IClassFixture<SqliteHost>
{
    protected override IConversionStore Store => host.Service<IConversionStore>();

    [Fact]
    public async Task What_nobody_looks_at_any_more_is_purged()
    {
        var token = TestContext.Current.CancellationToken;
        var subject = new ConversionSubject(ConversionKind.Prefix, "+1555000");
        var start = ConversionBucket.StartOf(Samples.Start) - TimeSpan.FromDays(300);
        await Store.AddAsync([subject], new ConversionBucket(start, Sent: 1));
        await Store.AddAsync([subject], new ConversionBucket(start + TimeSpan.FromDays(2), Sent: 1));
        var purge = host.Services.GetServices<IExpiringStore>().Single(static s => s.Name == "conversions");

        Assert.Equal(1, await purge.PurgeAsync(start + TimeSpan.FromDays(3), 100, token));
        Assert.Equal(0, await purge.PurgeAsync(start + TimeSpan.FromDays(3), 100, token));

        Assert.Single(await Store.ReadAsync(subject, start));
    }
}

public sealed class PostgreSqlConversionStoreTests(PostgreSqlHost host) : ConversionStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IConversionStore Store => host.Service<IConversionStore>();
}

public sealed class SqlServerConversionStoreTests(SqlServerHost host) : ConversionStoreContract, IClassFixture<SqlServerHost>
{
    protected override IConversionStore Store => host.Service<IConversionStore>();
}
