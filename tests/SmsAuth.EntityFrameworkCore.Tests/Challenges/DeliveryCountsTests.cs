using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class SqliteDeliveryCountsTests(SqliteHost host) : DeliveryCountsContract, IClassFixture<SqliteHost>
{
    protected override IServiceProvider Services => host.Services;
}

public sealed class PostgreSqlDeliveryCountsTests(PostgreSqlHost host) : DeliveryCountsContract, IClassFixture<PostgreSqlHost>
{
    protected override IServiceProvider Services => host.Services;
}

public sealed class SqlServerDeliveryCountsTests(SqlServerHost host) : DeliveryCountsContract, IClassFixture<SqlServerHost>
{
    protected override IServiceProvider Services => host.Services;
}

public abstract class DeliveryCountsContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract IServiceProvider Services { get; }

    [Fact]
    public async Task Challenges_are_counted_by_gateway_and_country_within_their_time()
    {
        var store = Services.GetRequiredService<IChallengeStore>();
        var counts = Services.GetRequiredService<IDeliveryCounts>();
        foreach (var (gateway, number, seconds, state, verified) in new[]
        {
            ("bird", Numbers.American, 0, DeliveryState.Delivered, true),
            ("bird", Numbers.American, 1, DeliveryState.Delivered, false),
            ("bird", Numbers.American, 2, DeliveryState.Failed, false),
            ("bird", Numbers.Chinese, 3, DeliveryState.Sent, false),
            ("other", Numbers.American, 4, DeliveryState.Queued, true),
            ("other", Numbers.American, 100, DeliveryState.Queued, true),
            (null, Numbers.American, 5, DeliveryState.Queued, false),
        })
        {
            var challenge = Samples.Challenge($"client-{seconds}", Samples.Start.AddSeconds(seconds)) with { PhoneNumber = number };
            await store.AddAsync(challenge, 3);
            await store.RecordDeliveryAsync(challenge.Id, gateway is null ? null : new AcceptedText(gateway, $"m-{seconds}"));
            if (gateway is not null) await store.TryAdvanceDeliveryAsync(gateway, new Receipt($"m-{seconds}", state));
            if (verified) await store.TryRecordAsync(new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = true, Held = true, Now = challenge.CreatedAt });
        }

        Assert.Equal(
            [new DeliveryCount("bird", "CN", 1, 0, 0, 0), new DeliveryCount("bird", "US", 3, 2, 1, 1), new DeliveryCount("other", "US", 1, 0, 0, 1)],
            await counts.ReadAsync(Samples.Start, Samples.Start.AddSeconds(100), Token));
        Assert.Empty(await counts.ReadAsync(Samples.Start.AddDays(1), Samples.Start.AddDays(2), Token));
    }
}
