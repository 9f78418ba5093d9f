using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Audit;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Tests.Audit;

/// <summary>The trail between a request and its store.</summary>
public sealed class AuditWriterTests : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(Samples.Start);
    private readonly FlakyAuditStore store = new();
    private readonly CapturedLogs logs = new();
    private readonly ServiceProvider services;
    private readonly IAuditTrail trail;
    private readonly List<IHostedService> hosted;

    public AuditWriterTests()
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(logs));
        collection.AddSingleton<TimeProvider>(time);
        collection.AddSingleton<IAuditStore>(store);
        collection.AddSmsAuth().UseInMemoryChallenges().UsePeppers(static peppers => peppers.Keys["2026"] = Engine.Pepper("one"));
        services = collection.BuildServiceProvider(validateScopes: true);
        trail = services.GetRequiredService<IAuditTrail>();
        hosted = [.. services.GetServices<IHostedService>().OfType<AuditWriter>()];
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        store.IsDown = store.LosesAcknowledgements = false;
        store.Gate?.TrySetResult();
        await UntilAsync(StopAsync(Token));
        await services.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_entries_at_once_are_stored_in_few_batches_each_once()
    {
        await StartAsync();
        await AtOnce.RunAsync(100, async i =>
        {
            for (var n = 0; n < 10; n++) await RecordAsync($"{i}-{n}");
        });
        await StopAsync(Token);

        Assert.Equal(1000, store.Ids.Distinct().Count());
        Assert.Equal(1000, store.Ids.Count);
        Assert.All(store.Batches, static b => Assert.InRange(b.Count, 1, AuditWriter.MaxBatch));
        Assert.InRange(store.Batches.Count, 5, 20);
    }

    [Fact]
    public async Task An_entry_waits_only_a_moment_for_others()
    {
        await StartAsync();
        await RecordAsync("one");
        await RecordAsync("two");

        await UntilAsync(() => store.Ids.Count == 2, AuditWriter.Linger / 4);

        Assert.Single(store.Batches);
        Assert.InRange(time.GetUtcNow() - Samples.Start, AuditWriter.Linger, AuditWriter.Linger * 10);
    }

    [Fact]
    public async Task A_full_batch_does_not_wait()
    {
        await StartAsync();
        for (var i = 0; i < AuditWriter.MaxBatch; i++) await RecordAsync($"{i}");

        await UntilAsync(() => store.Ids.Count == AuditWriter.MaxBatch, TimeSpan.Zero);

        Assert.Equal(Samples.Start, time.GetUtcNow());
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_database_is_down_and_nobody_waits_for_it()
    {
        await StartAsync();
        store.IsDown = true;
        for (var i = 0; i < 300; i++) await RecordAsync($"{i}");
        await UntilAsync(() => store.Failures > 3);
        Assert.Empty(store.Ids);

        store.IsDown = false;
        await UntilAsync(() => store.Ids.Count == 300);

        Assert.Equal(300, store.Ids.Distinct().Count());
        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2003 && e.Level == LogLevel.Error);
        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2004);
    }

    [Fact]
    public async Task A_batch_whose_acknowledgement_is_lost_is_handed_over_again_with_the_same_ids()
    {
        await StartAsync();
        store.LosesAcknowledgements = true;
        await RecordAsync("once");
        await UntilAsync(() => store.Failures > 0);
        store.LosesAcknowledgements = false;
        await UntilAsync(() => store.Batches.Count > store.Failures);

        Assert.Single(store.Ids.Distinct());
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_loses_nothing()
    {
        store.Gate = new TaskCompletionSource();
        for (var i = 0; i < AuditWriter.Capacity; i++) await RecordAsync($"{i}");

        var late = RecordAsync("late");
        Assert.False(late.IsCompleted);
        await StartAsync();
        store.Gate.SetResult();
        await late;
        await StopAsync(Token);

        Assert.Equal(AuditWriter.Capacity + 1, store.Ids.Distinct().Count());
    }

    [Fact]
    public async Task A_store_that_never_answers_does_not_keep_a_request_for_ever_and_the_log_says_so()
    {
        store.Gate = new TaskCompletionSource();
        for (var i = 0; i < AuditWriter.Capacity; i++) await RecordAsync($"{i}");

        await UntilAsync(RecordAsync("late"));

        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2006 && e.Level == LogLevel.Error);
        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2001 && e.Values.Contains("Reason=late"));
    }

    [Fact]
    public async Task What_waits_is_stored_when_the_host_stops_and_what_comes_after_it_at_once()
    {
        await StartAsync();
        await RecordAsync("waits");
        await StopAsync(Token);
        await RecordAsync("after");

        Assert.Equal(["waits", "after"], store.Batches.SelectMany(static b => b).Select(static r => r.Reason));
        Assert.Equal(Samples.Start, time.GetUtcNow());
    }

    [Fact]
    public async Task A_host_that_stops_while_the_store_is_down_says_what_was_left_behind()
    {
        await StartAsync();
        store.IsDown = true;
        for (var i = 0; i < 250; i++) await RecordAsync($"{i}");
        await UntilAsync(() => store.Failures > 0);

        using var patience = new CancellationTokenSource();
        var stopping = StopAsync(patience.Token);
        await patience.CancelAsync();
        await stopping;

        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2005 && e.Values.Contains("Count=250"));
    }

    [Fact]
    public async Task Recording_never_throws()
    {
        await StartAsync();
        await StopAsync(Token);
        store.IsDown = true;

        await RecordAsync("closed and down");

        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2002 && e.Level == LogLevel.Error);
    }

    private Task StartAsync() => Task.WhenAll(hosted.Select(static s => s.StartAsync(CancellationToken.None)));

    private Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(hosted.Select(s => s.StopAsync(cancellationToken)));

    private Task RecordAsync(string reason) =>
        trail.RecordAsync(new AuditEntry { Event = AuditEvent.CodeRefused, At = time.GetUtcNow(), Reason = reason }).AsTask();

    /// <summary>Lets the clock run until something has happened.</summary>
    private async Task UntilAsync(Func<bool> happened, TimeSpan? step = null)
    {
        while (!happened())
        {
            Token.ThrowIfCancellationRequested();
            time.Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }
    }

    private async Task UntilAsync(Task task)
    {
        await UntilAsync(() => task.IsCompleted);
        await task;
    }
}
