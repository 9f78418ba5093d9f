using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Audit;

/// <summary>
/// What every audit store promises. The store may be shared by the tests of a class and hold other records: each test uses a client of its own.
/// </summary>
public abstract class AuditStoreContract
{
    /// <summary>The store under test.</summary>
    protected abstract IAuditStore Store { get; }

    /// <summary>The same store, read.</summary>
    protected abstract IAuditLog Trail { get; }

    /// <summary>Makes the pseudonyms that the store looks for.</summary>
    protected abstract NumberHasher Hasher { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Client { get; } = $"client-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_record_is_found_with_everything_it_was_stored_with()
    {
        var record = Record() with
        {
            Event = AuditEvent.AdminAction,
            Reason = "client:changed ß 漢 😀",
            MaskedNumber = "+1********00",
            NumberHash = Hasher.Hash(Numbers.American),
            ChallengeId = "abc_-9...",
            AccountId = "account",
            Verifier = "verifier",
            Gateway = "gateway",
            Actor = "admin",
            Address = "2001:db8:1234:5678::1",
            Network = "2001:db8:1234::/48",
            CorrelationId = "0af7651916cd43dd8448eb211c80319c",
        };
        await Store.AppendAsync([record, Record()]);

        Assert.Equal(record, Assert.Single(await ListAsync(f => f with { Event = AuditEvent.AdminAction })));
    }

    [Fact]
    public async Task The_longest_values_are_stored_whole()
    {
        var name = new string('漢', AuditRecord.MaxName);
        var record = Record() with
        {
            Reason = new string('漢', AuditRecord.MaxReason),
            MaskedNumber = "+999***********9",
            NumberHash = new string('x', NumberHasher.Length),
            ChallengeId = new string('x', AuditId.ChallengeLength),
            AccountId = name,
            Verifier = name,
            Gateway = name,
            Actor = name,
            Address = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
            Network = "ffff:ffff:ffff::/48",
            CorrelationId = new string('漢', AuditRecord.MaxCorrelationId),
        };
        await Store.AppendAsync([record]);

        Assert.Equal(record, Assert.Single(await ListAsync()));
    }

    [Fact]
    public async Task Every_event_can_be_stored_and_found()
    {
        var records = Enum.GetValues<AuditEvent>().Select(e => Record() with { Event = e }).ToList();
        await Store.AppendAsync(records);

        foreach (var record in records) Assert.Equal(record, Assert.Single(await ListAsync(f => f with { Event = record.Event })));
    }

    [Fact]
    public async Task A_batch_that_is_handed_over_again_is_there_once()
    {
        var batch = Enumerable.Range(0, 5).Select(i => Record(i)).ToList();
        await Store.AppendAsync(batch);

        await Store.AppendAsync(batch);
        await Store.AppendAsync([.. batch.Skip(3), Record(5)]);

        Assert.Equal(6, (await ListAsync()).Count);
    }

    [Fact]
    public async Task A_record_that_is_there_already_is_never_changed()
    {
        var record = Record() with { Reason = "as it was" };
        await Store.AppendAsync([record]);

        await Store.AppendAsync([record with { Reason = "forged", Event = AuditEvent.SignedIn }, Record(1)]);

        Assert.Equal(record, (await ListAsync())[1]);
    }

    [Fact]
    public async Task Batches_that_are_appended_at_once_are_all_there_once()
    {
        await AtOnce.RunAsync(10, i => Store.AppendAsync([.. Enumerable.Range(0, 50).Select(n => Record((50 * i) + n))]));

        var found = await ListAsync(take: IAuditLog.MaxTake);

        Assert.Equal(500, found.Select(static r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task Pages_follow_each_other_from_the_newest_to_the_oldest_whatever_is_added_meanwhile()
    {
        var records = Enumerable.Range(0, 25).Select(i => Record(i / 5)).ToList();
        await Store.AppendAsync(records);

        List<AuditRecord> read = [];
        while (await ListAsync(after: read.LastOrDefault()?.Id, take: 10) is { Count: > 0 } page)
        {
            read.AddRange(page);
            await Store.AppendAsync([Record(100)]);
        }

        // Within one millisecond too, the last recorded is the first.
        Assert.Equal(records.AsEnumerable().Reverse(), read);
    }

    [Fact]
    public async Task Records_are_found_by_number_account_challenge_and_time()
    {
        var american = Record(1) with { NumberHash = Hasher.Hash(Numbers.American), AccountId = "a", ChallengeId = "aaaaaa..." };
        var chinese = Record(2) with { NumberHash = Hasher.Hash(Numbers.Chinese), AccountId = "b", ChallengeId = "bbbbbb..." };
        await Store.AppendAsync([american, chinese]);

        Assert.Equal([american], await ListAsync(static f => f with { PhoneNumber = Numbers.American }));
        Assert.Equal([chinese], await ListAsync(static f => f with { AccountId = "b" }));
        Assert.Equal([american], await ListAsync(static f => f with { Challenge = "aaaaaa..." }));
        Assert.Equal([chinese, american], await ListAsync(f => f with { From = american.At }));
        Assert.Equal([chinese], await ListAsync(f => f with { From = american.At.AddMilliseconds(1) }));
        Assert.Equal([american], await ListAsync(f => f with { Before = chinese.At }));
        Assert.Empty(await ListAsync(static f => f with { PhoneNumber = Numbers.American, AccountId = "b" }));
        Assert.Empty(await Trail.ListAsync(new AuditFilter { ClientId = "nobody" }, null, 10, Token));
    }

    [Fact]
    public async Task A_search_finds_by_whatever_is_known_and_goes_on_to_the_end()
    {
        var records = Enumerable.Range(0, 30).Select(i => Record(i) with
        {
            Verifier = $"v{i % 2}",
            Gateway = $"g{i % 3}",
            Actor = i % 5 == 0 ? "alice" : null,
            Reason = i % 6 == 0 ? "limit:number:hour" : "WrongCode",
        }).ToList();
        await Store.AppendAsync(records);

        Assert.Equal(15, (await SearchAsync(static f => f with { Verifier = "v1" })).Count);
        Assert.Equal(10, (await SearchAsync(static f => f with { Gateway = "g2" })).Count);
        Assert.Equal(6, (await SearchAsync(static f => f with { Actor = "alice" })).Count);
        Assert.Equal(5, (await SearchAsync(static f => f with { Reason = "limit:" })).Count);
        Assert.Empty(await SearchAsync(static f => f with { Reason = "%" }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(IAuditLog.MaxTake + 1)]
    public async Task A_page_has_a_size(int take) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(take: take));

    private AuditRecord Record(int seconds = 0)
    {
        var at = Samples.Start.AddSeconds(seconds);
        return new AuditRecord { Id = AuditId.New(at), Event = AuditEvent.CodeRequested, At = at, ClientId = Client };
    }

    private Task<IReadOnlyList<AuditRecord>> ListAsync(Func<AuditFilter, AuditFilter>? narrow = null, string? after = null, int take = 100)
    {
        var filter = new AuditFilter { ClientId = Client };
        return Trail.ListAsync(narrow?.Invoke(filter) ?? filter, after, take, Token);
    }

    private async Task<IReadOnlyList<AuditRecord>> SearchAsync(Func<AuditFilter, AuditFilter> change)
    {
        List<AuditRecord> found = [];
        string? after = null;
        do
        {
            var page = await Trail.SearchAsync(change(new AuditFilter { ClientId = Client }), after, 4, Token);
            Assert.InRange(page.Records.Count, 0, 4);
            found.AddRange(page.Records);
            after = page.Next;
        }
        while (after is not null);
        return found;
    }
}
