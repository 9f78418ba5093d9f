using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Audit.InMemory;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Gateways;

namespace SmsAuth.Tests.Audit;

/// <summary>What the engine leaves in the trail and in the log.</summary>
public sealed class AuditTrailTests
{
    private static readonly Caller Phone = new(IPAddress.Parse("203.0.113.77"), "0af7651916cd43dd8448eb211c80319c");

    [Fact]
    public async Task A_sign_in_leaves_who_asked_what_was_sent_and_who_signed_in()
    {
        await using var engine = Audited();
        var challenge = await engine.StartedAsync(change: static r => r with { Caller = Phone });
        await engine.RedeemWrongAsync(challenge);
        await engine.RedeemAsync(challenge, static r => r with { Caller = Phone });

        var records = await RecordsAsync(engine);

        Assert.Equal(
            [
                (AuditEvent.TextSent, "channel:sms"), (AuditEvent.CodeRequested, null), (AuditEvent.CodeRefused, "WrongCode"), (AuditEvent.SignedIn, null),
            ],
            records.Select(static r => (r.Event, r.Reason)));
        Assert.All(records, r =>
        {
            Assert.Equal("app", r.ClientId);
            Assert.Equal("+1********00", r.MaskedNumber);
            Assert.Equal(engine.Service<NumberHasher>().Hash(Numbers.American), r.NumberHash);
            Assert.Equal(challenge.Id.ToString(), r.ChallengeId);
            Assert.Equal(Samples.Start, r.At);
        });
        Assert.Equal(("203.0.113.77", "203.0.113.0/24", Phone.CorrelationId), (records[3].Address, records[3].Network, records[3].CorrelationId));
        Assert.Equal("recording", records[0].Gateway);
        Assert.NotNull(records[3].AccountId);
    }

    [Fact]
    public async Task Failures_are_in_it_too()
    {
        await using var engine = Audited();
        var challenge = await engine.StartedAsync();
        await engine.ResendAsync(challenge);
        await engine.StartAsync(Engine.App with { Verifier = "gone" });
        await engine.StartAsync(Engine.App with { AllowedCountries = System.Collections.Frozen.FrozenSet.Create("CN") });
        engine.Gateway.Mood = GatewayMood.Fails;
        await engine.StartAsync();
        await engine.RedeemAsync(challenge, static r => r with { ChallengeId = ChallengeId.New() });
        await engine.RedeemAsync(challenge, static r => r with { Client = r.Client with { ChallengeIdRequired = true }, ChallengeId = null });

        var records = await RecordsAsync(engine);

        Assert.Equal(
            [
                (AuditEvent.TextSent, "channel:sms"),
                (AuditEvent.CodeRequested, null),
                (AuditEvent.SendRefused, "limit:number:cooldown"),
                (AuditEvent.SendRefused, "verifier:missing"),
                (AuditEvent.SendRefused, "client:country"),
                (AuditEvent.TextFailed, "channel:sms"),
                (AuditEvent.SendRefused, "gateway:none"),
                (AuditEvent.CodeRefused, "UnknownChallenge"),
                (AuditEvent.CodeRefused, "ChallengeIdMissing"),
            ],
            records.Select(static r => (r.Event, r.Reason)));
    }

    [Fact]
    public async Task A_text_that_goes_out_after_its_answer_belongs_to_the_same_request()
    {
        await using var engine = Audited();
        engine.Accounts.Put(Numbers.American, "alice");
        using var activity = new System.Diagnostics.Activity("request").Start();
        await engine.StartedAsync(Engine.ClosedApp);
        activity.Stop();

        var sent = Assert.Single(await RecordsAsync(engine), static r => r.Event is AuditEvent.TextSent);

        Assert.Equal(activity.TraceId.ToHexString(), sent.CorrelationId);
    }

    [Fact]
    public async Task Every_entry_is_one_log_event_with_all_its_values_and_neither_number_nor_whole_address()
    {
        await using var engine = Logged();
        var challenge = await engine.StartedAsync(change: static r => r with { Caller = Phone });
        await engine.RedeemAsync(challenge, static r => r with { Caller = Phone });

        var written = engine.Logs.Entries.Where(static e => e.EventId.Id == 2001).ToList();

        Assert.Equal(3, written.Count);
        var signedIn = written[2];
        Assert.Equal(LogLevel.Information, signedIn.Level);
        Assert.Equal("SmsAuth.Audit.AuditTrail", signedIn.Category);
        Assert.All(
            [
                "AuditEvent=SignedIn", "ClientId=app", "PhoneNumber=+1********00", $"NumberHash={engine.Service<NumberHasher>().Hash(Numbers.American)}",
                $"ChallengeId={challenge.Id}", "Verifier=default", "Gateway=recording", "Address=203.0.113.0/24", $"CorrelationId={Phone.CorrelationId}",
            ],
            value => Assert.Contains(value, signedIn.Values));
        Assert.Contains(signedIn.Values, static v => v.StartsWith("AccountId=", StringComparison.Ordinal) && v.Length > "AccountId=".Length);
        engine.Logs.AssertNowhere("2025550100");
        engine.Logs.AssertNowhere("203.0.113.77");
        engine.Logs.AssertNowhere(engine.Gateway.CodeSentTo(Numbers.American).Reveal());
        engine.Logs.AssertNowhere(challenge.Id.Value);
    }

    [Theory]
    [InlineData(LoggedAddress.None, "Address=")]
    [InlineData(LoggedAddress.Network, "Address=203.0.113.0/24")]
    [InlineData(LoggedAddress.Whole, "Address=203.0.113.77")]
    public async Task The_log_tells_as_much_of_the_address_as_it_is_told_to(LoggedAddress told, string expected)
    {
        await using var engine = Audited(options => options.LogAddress = told);
        await engine.StartedAsync(change: static r => r with { Caller = Phone });

        Assert.Contains(expected, engine.Logs.Entries.Last(static e => e.EventId.Id == 2001).Values);
    }

    [Fact]
    public async Task The_log_can_be_turned_off_without_losing_the_trail()
    {
        await using var engine = Audited(static options => options.Log = false);
        await engine.StartedAsync();

        Assert.Equal(2, (await RecordsAsync(engine)).Count);
        Assert.DoesNotContain(engine.Logs.Entries, static e => e.EventId.Id == 2001);
    }

    [Fact]
    public async Task An_address_that_may_never_be_kept_whole_is_not()
    {
        await using var engine = Audited(static options => options.AddressRetention = TimeSpan.Zero);
        await engine.StartedAsync(change: static r => r with { Caller = Phone });

        var asked = (await RecordsAsync(engine))[1];

        Assert.Equal((null, "203.0.113.0/24"), (asked.Address, asked.Network));
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::/48")]
    [InlineData("fe80::1%1", "fe80::1", "fe80::/48")]
    public async Task An_address_is_kept_with_its_network(string address, string whole, string network)
    {
        await using var engine = Audited();
        await RecordAsync(engine, new AuditEntry { Event = AuditEvent.SignedIn, At = Samples.Start, Address = IPAddress.Parse(address) });

        var record = Assert.Single(await RecordsAsync(engine));

        Assert.Equal((whole, network), (record.Address, record.Network));
    }

    [Fact]
    public async Task What_others_wrote_is_cut_to_what_every_database_takes()
    {
        await using var engine = Audited();
        await RecordAsync(engine, new AuditEntry
        {
            Event = AuditEvent.AdminAction,
            At = Samples.Start.AddTicks(7),
            Reason = new string('x', 99) + "😀",
            ClientId = "a\0b\ud800c",
            CorrelationId = new string('c', 200),
            ChallengeId = "",
        });

        var record = Assert.Single(await RecordsAsync(engine));

        Assert.Equal(new string('x', 99), record.Reason);
        Assert.Equal("a\ufffdb\ufffdc", record.ClientId);
        Assert.Equal(AuditRecord.MaxCorrelationId, record.CorrelationId!.Length);
        Assert.Null(record.ChallengeId);
        Assert.Equal(Samples.Start, record.At);
    }

    [Fact]
    public async Task Without_a_store_the_log_alone_has_the_trail_and_nobody_waits()
    {
        await using var engine = Logged();
        for (var i = 0; i < 20_000; i++) await RecordAsync(engine, new AuditEntry { Event = AuditEvent.SignedIn, At = Samples.Start });

        Assert.Equal(20_000, engine.Logs.Entries.Count(static e => e.EventId.Id == 2001));
    }

    /// <summary>The engine with its own trail, and no store for it.</summary>
    private static Engine Logged(Action<SmsAuthBuilder>? more = null) => new(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IAuditTrail, AuditTrail>());
        more?.Invoke(builder);
    });

    private static Engine Audited(Action<AuditOptions>? configure = null) => Logged(builder =>
    {
        builder.UseInMemoryAudit().ConfigureAudit(configure ?? (static _ => { }));
    });

    private static async Task RecordAsync(Engine engine, AuditEntry entry) => await engine.Service<IAuditTrail>().RecordAsync(entry);

    /// <summary>All that was recorded, the oldest first.</summary>
    private static async Task<IReadOnlyList<AuditRecord>> RecordsAsync(Engine engine)
    {
        await engine.FlushAsync();
        var newest = await engine.Service<InMemoryAuditStore>().ListAsync(new AuditFilter(), null, IAuditLog.MaxTake, TestContext.Current.CancellationToken);
        return [.. newest.Reverse()];
    }
}
