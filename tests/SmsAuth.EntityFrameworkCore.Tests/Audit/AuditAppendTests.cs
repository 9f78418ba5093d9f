using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Audit;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Audit;

/// <summary>The trail from a request to its table.</summary>
public sealed class AuditAppendTests(InterceptedHost host) : IClassFixture<InterceptedHost>
{
    private static readonly AuditFilter[] Searches =
    [
        new(),
        new() { From = Samples.Start, Before = Samples.Start.AddDays(1) },
        new() { PhoneNumber = Numbers.American },
        new() { AccountId = "account" },
        new() { Challenge = "abcdef..." },
        new() { Event = AuditEvent.AdminAction },
    ];

    private readonly string client = $"client-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_entries_at_once_are_all_in_the_table_once_and_no_caller_waits_for_the_database()
    {
        await using var node = host.OpenNode();
        var trail = node.GetRequiredService<IAuditTrail>();
        host.Commands.Clear();

        await AtOnce.RunAsync(50, async i =>
        {
            for (var n = 0; n < 20; n++) await trail.RecordAsync(Entry() with { Reason = $"{i}-{n}" });
        });
        Assert.Empty(host.Commands.Commands);

        await StartAsync(node);
        await StopAsync(node);
        Assert.Equal(1000L, Count());
        Assert.Equal(1000L, host.Scalar($"SELECT COUNT(DISTINCT Reason) FROM SmsAuthAudit WHERE ClientId = '{client}'"));
    }

    [Fact]
    public async Task A_batch_whose_acknowledgement_was_lost_is_in_the_table_once()
    {
        var batch = Enumerable.Range(0, 3).Select(_ => Record()).ToList();
        await host.Service<IAuditStore>().AppendAsync(batch);

        await host.Service<IAuditStore>().AppendAsync(batch);
        await host.Service<IAuditStore>().AppendAsync([.. batch, Record()]);

        Assert.Equal(4L, Count());
    }

    [Fact]
    public async Task A_batch_is_stored_whole_or_not_at_all()
    {
        var batch = new[] { Record(), Record() with { ClientId = null!, Event = (AuditEvent)int.MaxValue, Id = null! } };

        await Assert.ThrowsAnyAsync<Exception>(() => host.Service<IAuditStore>().AppendAsync(batch));

        Assert.Equal(0L, Count());
    }

    [Fact]
    public async Task The_table_has_the_number_masked_and_as_a_pseudonym_only()
    {
        await using var node = host.OpenNode();
        await StartAsync(node);
        await node.GetRequiredService<IAuditTrail>().RecordAsync(Entry() with { PhoneNumber = Numbers.American, Address = IPAddress.Loopback });
        await StopAsync(node);

        var row = host.Scalar(
            "SELECT Event || '|' || MaskedNumber || '|' || length(NumberHash) || '|' || Address || '|' || HasAddress || '|' || Network " +
            $"FROM SmsAuthAudit WHERE ClientId = '{client}'");

        Assert.Equal("CodeRefused|+1********00|43|127.0.0.1|1|127.0.0.0/24", row);
    }

    [Fact]
    public async Task Entries_recorded_while_the_database_is_down_are_stored_when_it_is_back()
    {
        using var own = new SqliteHost();
        await using var node = own.OpenNode();
        var time = (FakeTimeProvider)node.GetRequiredService<TimeProvider>();
        await StartAsync(node);
        own.Scalar("ALTER TABLE SmsAuthAudit RENAME TO Away");
        for (var i = 0; i < 250; i++) await node.GetRequiredService<IAuditTrail>().RecordAsync(Entry());
        for (var i = 0; i < 20; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }

        own.Scalar("ALTER TABLE Away RENAME TO SmsAuthAudit");
        while ((long)own.Scalar("SELECT COUNT(*) FROM SmsAuthAudit")! < 250)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(10, Token);
        }

        await StopAsync(node);
        Assert.Equal(250L, own.Scalar("SELECT COUNT(*) FROM SmsAuthAudit"));
    }

    [Fact]
    public async Task Every_search_is_served_by_an_index()
    {
        var trail = host.Service<IAuditLog>();
        host.Commands.Clear();
        foreach (var filter in Searches) await trail.ListAsync(filter, AuditId.New(Samples.Start), 10, Token);

        Assert.Equal(Searches.Length, host.Commands.Commands.Count);
        Assert.All(host.Commands.Commands, sql =>
        {
            var plan = host.Plan(sql);
            Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        });
    }

    private AuditEntry Entry() => new() { Event = AuditEvent.CodeRefused, At = Samples.Start, ClientId = client };

    private AuditRecord Record() =>
        new() { Id = AuditId.New(Samples.Start), Event = AuditEvent.CodeRefused, At = Samples.Start, ClientId = client };

    private long Count() => (long)host.Scalar($"SELECT COUNT(*) FROM SmsAuthAudit WHERE ClientId = '{client}'")!;

    private static Task StartAsync(IServiceProvider services) =>
        Task.WhenAll(services.GetServices<IHostedService>().Select(static s => s.StartAsync(CancellationToken.None)));

    private static Task StopAsync(IServiceProvider services) =>
        Task.WhenAll(services.GetServices<IHostedService>().Select(static s => s.StopAsync(CancellationToken.None)));
}
