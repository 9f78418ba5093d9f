using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Maintenance;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Maintenance;

/// <summary>What becomes of rows with time. Tests that count rows use times of their own.</summary>
public abstract class RetentionContract
{
    private const int Max = 1000;
    private static readonly string[] Names = ["numbers of challenges", "challenges", "addresses of the audit trail", "audit trail"];
    private static readonly DateTimeOffset Start = Samples.Start;

    /// <summary>The services under test, with default retention.</summary>
    protected abstract IServiceProvider Services { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Client { get; } = $"client-{Guid.NewGuid():N}";

    private IEnumerable<IExpiringStore> Stores => Services.GetServices<IExpiringStore>().Where(static s => Names.Contains(s.Name));

    private IChallengeStore Challenges => Services.GetRequiredService<IChallengeStore>();

    [Fact]
    public async Task A_challenge_loses_its_number_an_hour_after_its_end_and_not_before()
    {
        var challenge = await AddAsync();
        await PurgeAsync("numbers of challenges", challenge.ExpiresAt.AddHours(1).AddMilliseconds(-1));
        Assert.Equal(challenge, await Challenges.FindAsync(challenge.Id, Token));

        await PurgeAsync("numbers of challenges", challenge.ExpiresAt.AddHours(1));

        Assert.Null(await Challenges.FindAsync(challenge.Id, Token));
        Assert.Equal(("+1********00", "+1********00", Services.GetRequiredService<NumberHasher>().Hash(Numbers.American)), await NumbersOfAsync(challenge));
    }

    [Fact]
    public async Task A_challenge_without_its_number_can_neither_be_tried_nor_renewed()
    {
        var challenge = await AddAsync();
        var later = challenge.ExpiresAt.AddHours(1);
        await PurgeAsync("numbers of challenges", later);

        Assert.False(await Challenges.TryRecordAsync(new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = true, Held = true, Now = later }));
        Assert.False(await Challenges.TryRenewAsync(new Resend
        {
            Id = challenge.Id, Code = challenge.Code, CodeLength = 6, Now = later, ResendAt = later, ExpiresAt = later.AddMinutes(5),
        }));
        Assert.Empty(await Challenges.FindPendingAsync(Client, Numbers.American, Purpose.SignIn, Start, Token));
    }

    [Fact]
    public async Task A_challenge_is_deleted_after_a_month_and_not_before()
    {
        var challenge = await AddAsync();
        await PurgeAsync("numbers of challenges", challenge.ExpiresAt.AddDays(30));
        await PurgeAsync("challenges", challenge.ExpiresAt.AddDays(30).AddMilliseconds(-1));
        Assert.NotNull(await NumbersOfAsync(challenge));

        await PurgeAsync("challenges", challenge.ExpiresAt.AddDays(30));

        Assert.Null(await NumbersOfAsync(challenge));
    }

    [Fact]
    public async Task A_pending_challenge_is_never_touched()
    {
        var challenge = await AddAsync(createdAt: Start.AddYears(15));

        foreach (var store in Stores) await PurgeAsync(store.Name, challenge.ExpiresAt.AddMilliseconds(-1));

        Assert.Equal(challenge, await Challenges.FindAsync(challenge.Id, Token));
    }

    [Fact]
    public async Task An_address_is_whole_for_a_month_and_its_network_stays()
    {
        var record = await AppendAsync(Start);
        await PurgeAsync("addresses of the audit trail", record.At.AddDays(30));
        Assert.Equal(record, await FindAsync());

        await PurgeAsync("addresses of the audit trail", record.At.AddDays(30).AddMilliseconds(1));

        Assert.Equal(record with { Address = null }, await FindAsync());
    }

    [Fact]
    public async Task An_audit_record_is_deleted_after_half_a_year_and_not_before()
    {
        var record = await AppendAsync(Start);
        await PurgeAsync("audit trail", record.At.AddDays(180));
        Assert.NotNull(await FindAsync());

        await PurgeAsync("audit trail", record.At.AddDays(180).AddMilliseconds(1));

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task No_more_rows_than_asked_for_are_done_at_a_time_the_oldest_first()
    {
        var challenges = new List<Challenge>();
        for (var i = 0; i < 5; i++) challenges.Add(await AddAsync($"{Client}-{i}", Start.AddYears(-10).AddSeconds(i)));
        var records = Enumerable.Range(0, 5).Select(i => Record(Start.AddYears(-10).AddSeconds(i))).ToList();
        await Services.GetRequiredService<IAuditStore>().AppendAsync(records);
        var now = Start.AddYears(-5);

        foreach (var store in Stores)
        {
            Assert.Equal(2, await store.PurgeAsync(now, 2, Token));
            if (store.Name == "numbers of challenges")
            {
                var gone = await Task.WhenAll(challenges.Select(async c => await Challenges.FindAsync(c.Id, Token) is null));
                Assert.Equal([true, true, false, false, false], gone);
                await store.PurgeAsync(now, Max, Token);
            }
        }

        Assert.Equal(3, (await Services.GetRequiredService<IAuditLog>().ListAsync(new AuditFilter { ClientId = Client }, null, 10, Token)).Count);
        foreach (var store in Stores) await store.PurgeAsync(now, Max, Token);
        foreach (var store in Stores) Assert.Equal(0, await store.PurgeAsync(now, Max, Token));
    }

    [Fact]
    public async Task Nodes_that_do_it_at_once_harm_nothing()
    {
        var then = Start.AddYears(-20);
        for (var i = 0; i < 20; i++) await AddAsync($"{Client}-{i}", then);
        await Services.GetRequiredService<IAuditStore>().AppendAsync([.. Enumerable.Range(0, 20).Select(_ => Record(then))]);
        var kept = await AddAsync();

        await AtOnce.RunAsync(4, async _ =>
        {
            foreach (var store in Stores)
            {
                while (await store.PurgeAsync(then.AddYears(1), 7, Token) == 7)
                {
                }
            }
        });

        Assert.Empty(await Services.GetRequiredService<IAuditLog>().ListAsync(new AuditFilter { ClientId = Client }, null, 10, Token));
        Assert.Equal(kept, await Challenges.FindAsync(kept.Id, Token));
    }

    /// <summary>What a challenge's row has of its number; null when there is no row.</summary>
    private async Task<(string, string, string)?> NumbersOfAsync(Challenge challenge)
    {
        await using var scope = Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<SampleContext>().Database
            .SqlQuery<Row>($"""SELECT "PhoneNumber", "MaskedNumber", "NumberHash" FROM "SmsAuthChallenges" WHERE "Id" = {challenge.Id.Value}""")
            .ToListAsync(Token);
        return rows is [var row] ? (row.PhoneNumber, row.MaskedNumber, row.NumberHash) : null;
    }

    private async Task<Challenge> AddAsync(string? client = null, DateTimeOffset? createdAt = null)
    {
        var challenge = Samples.Challenge(client ?? Client, createdAt ?? Start);
        await Challenges.AddAsync(challenge, 3);
        return challenge;
    }

    private AuditRecord Record(DateTimeOffset at) => new()
    {
        Id = AuditId.New(at), Event = AuditEvent.SignedIn, At = at, ClientId = Client, Address = "203.0.113.77", Network = "203.0.113.0/24",
    };

    private async Task<AuditRecord> AppendAsync(DateTimeOffset at)
    {
        var record = Record(at);
        await Services.GetRequiredService<IAuditStore>().AppendAsync([record]);
        return record;
    }

    private async Task<AuditRecord?> FindAsync() =>
        (await Services.GetRequiredService<IAuditLog>().ListAsync(new AuditFilter { ClientId = Client }, null, 10, Token)).SingleOrDefault();

    private async Task PurgeAsync(string name, DateTimeOffset now)
    {
        var store = Stores.Single(s => s.Name == name);
        while (await store.PurgeAsync(now, Max, Token) == Max)
        {
        }
    }

    private sealed class Row
    {
        public required string PhoneNumber { get; set; }

        public required string MaskedNumber { get; set; }

        public required string NumberHash { get; set; }
    }
}

public sealed class SqliteRetentionTests(SqliteHost host) : RetentionContract, IClassFixture<SqliteHost>
{
    protected override IServiceProvider Services => host.Services;
}

public sealed class PostgreSqlRetentionTests(PostgreSqlHost host) : RetentionContract, IClassFixture<PostgreSqlHost>
{
    protected override IServiceProvider Services => host.Services;
}

public sealed class SqlServerRetentionTests(SqlServerHost host) : RetentionContract, IClassFixture<SqlServerHost>
{
    protected override IServiceProvider Services => host.Services;
}
