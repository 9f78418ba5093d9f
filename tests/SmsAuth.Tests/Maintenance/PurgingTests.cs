using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Maintenance;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Tests.Maintenance;

public sealed class PurgingTests : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new(Samples.Start);
    private readonly CapturedLogs logs = new();
    private readonly Lease lease = new();
    private readonly Rows broken = new("broken") { IsBroken = true };
    private readonly Rows rows = new("rows");
    private readonly ServiceProvider services;
    private readonly Purging purging;

    public PurgingTests()
    {
        rows.Time = time;
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(logs));
        collection.AddSingleton<TimeProvider>(time);
        collection.AddSingleton<ILeaseStore>(lease);
        collection.AddSingleton<IExpiringStore>(broken);
        collection.AddSingleton<IExpiringStore>(rows);
        collection.AddSmsAuth().UseInMemoryChallenges().UsePeppers(static peppers => peppers.Keys["2026"] = Engine.Pepper("one")).ConfigureRetention(static retention => retention.Interval = Interval);
        services = collection.BuildServiceProvider(validateScopes: true);
        purging = services.GetServices<IHostedService>().OfType<Purging>().Single();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await purging.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }

    [Fact]
    public async Task What_is_due_is_removed_in_small_batches_with_pauses()
    {
        rows.Due = (Purging.MaxBatch * 2) + 1;
        await purging.StartAsync(Token);

        await UntilAsync(() => rows.Due == 0);

        Assert.Equal([Purging.MaxBatch, Purging.MaxBatch, 1], rows.Runs.Select(static r => r.Rows).Where(static n => n > 0));
        Assert.All(rows.Runs.Zip(rows.Runs.Skip(1)), static p => Assert.True(p.Second.At - p.First.At >= Purging.MinPause));
        await UntilAsync(() => logs.Entries.Any(static e => e.EventId.Id == 2101 && e.Values.Contains("Rows=1001")));
    }

    [Fact]
    public async Task The_longer_a_batch_takes_the_longer_is_the_pause_after_it()
    {
        rows.Due = (Purging.MaxBatch * 4) + 1;
        rows.Work = TimeSpan.FromSeconds(30);
        await purging.StartAsync(Token);

        await UntilAsync(() => rows.Due == 0);

        var batches = rows.Runs.Where(static r => r.Rows > 0).ToList();
        Assert.All(batches.Zip(batches.Skip(1)), p => Assert.True(p.Second.At - p.First.At >= rows.Work * 3));
    }

    [Fact]
    public async Task A_node_without_the_lease_removes_nothing_until_it_gets_it()
    {
        lease.Holder = "another node";
        rows.Due = 1;
        await purging.StartAsync(Token);

        await UntilAsync(() => lease.Refusals >= 3);
        Assert.Empty(rows.Runs);
        Assert.Equal("another node", lease.Holder);

        lease.Holder = null;
        await UntilAsync(() => rows.Due == 0);
    }

    [Fact]
    public async Task A_node_that_loses_the_lease_stops_when_it_would_extend_it()
    {
        rows.Due = Purging.MaxBatch * 10;
        rows.Work = PurgeLease.Extended;
        rows.AfterBatch = () => lease.Holder = rows.Runs.Count == 3 ? "another node" : lease.Holder;
        await purging.StartAsync(Token);

        await UntilAsync(() => lease.Refusals >= 3);

        Assert.Equal(3, rows.Runs.Count);
        Assert.Equal("another node", lease.Holder);
    }

    [Fact]
    public async Task The_lease_never_ends_within_a_batch_and_is_given_back_after_the_last()
    {
        rows.Due = (Purging.MaxBatch * 20) + 1;
        rows.Work = PurgeLease.Extended / 2;
        var left = new List<TimeSpan>();
        rows.AfterBatch = () => left.Add(lease.Until - time.GetUtcNow());
        await purging.StartAsync(Token);

        await UntilAsync(() => rows.Due == 0 && lease.Holder is null);

        Assert.Equal(21, left.Count);
        Assert.All(left, static time => Assert.True(time >= PurgeLease.Length / 2));
    }

    [Fact]
    public async Task A_node_that_stops_within_a_batch_gives_the_lease_back()
    {
        rows.Due = Purging.MaxBatch * 10;
        var within = new TaskCompletionSource();
        rows.Hang = within.SetResult;
        await purging.StartAsync(Token);
        while (!within.Task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Token);
        }

        Assert.NotNull(lease.Holder);
        await purging.StopAsync(Token);

        Assert.Null(lease.Holder);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_read_is_logged_and_removes_nothing()
    {
        lease.IsBroken = true;
        rows.Due = 1;
        await purging.StartAsync(Token);

        await UntilAsync(() => logs.Entries.Count(static e => e.EventId.Id == 2102 && e.Values.Contains("Store=rows")) >= 2);
        Assert.Empty(rows.Runs);
        Assert.Contains(logs.Entries, static e => e.EventId.Id == 2103);

        lease.IsBroken = false;
        await UntilAsync(() => rows.Due == 0);
    }

    [Fact]
    public async Task The_first_run_and_those_that_follow_come_at_times_that_no_two_nodes_share()
    {
        await purging.StartAsync(Token);

        await UntilAsync(() => rows.Runs.Count >= 12);

        var waits = rows.Runs.Select(static r => r.At).Prepend(Samples.Start).ToList();
        var apart = waits.Zip(waits.Skip(1), static (a, b) => b - a).ToList();
        Assert.All(apart, static wait => Assert.InRange(wait, Interval * 0.8, Interval * 1.25));
        Assert.True(apart.Distinct().Count() > 3);
    }

    [Fact]
    public async Task A_store_that_fails_is_logged_and_keeps_nobody_else_from_running()
    {
        await purging.StartAsync(Token);

        await UntilAsync(() => rows.Runs.Count >= 3);

        Assert.True(broken.Runs.Count >= 3);
        Assert.True(logs.Entries.Count(static e => e.EventId.Id == 2102 && e.Level == LogLevel.Error && e.Values.Contains("Store=broken")) >= 2);
        Assert.False(purging.ExecuteTask!.IsCompleted);
    }

    private async Task UntilAsync(Func<bool> happened)
    {
        while (!happened())
        {
            Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Token);
        }
    }

    private sealed class Lease : ILeaseStore
    {
        private int refusals;

        public string? Holder { get; set; }

        public DateTimeOffset Until { get; private set; }

        public bool IsBroken { get; set; }

        public int Refusals => Volatile.Read(ref refusals);

        public Task<bool> TryTakeAsync(string name, string holder, DateTimeOffset now, DateTimeOffset until)
        {
            if (IsBroken) throw new StoreOutageException();
            var mine = (Holder ??= holder) == holder;
            if (mine) Until = until;
            else Interlocked.Increment(ref refusals);
            return Task.FromResult(mine);
        }

        public Task ReleaseAsync(string name, string holder)
        {
            if (IsBroken) throw new StoreOutageException();
            if (Holder == holder) Holder = null;
            return Task.CompletedTask;
        }
    }

    private sealed class Rows(string name) : IExpiringStore
    {
        private readonly List<(DateTimeOffset At, int Rows)> runs = [];

        public bool IsBroken { get; init; }

        public int Due { get; set; }

        public FakeTimeProvider? Time { get; set; }

        public TimeSpan Work { get; set; }

        public Action AfterBatch { get; set; } = static () => { };

        public Action? Hang { get; set; }

        public IReadOnlyList<(DateTimeOffset At, int Rows)> Runs
        {
            get
            {
                lock (runs) return [.. runs];
            }
        }

        public string Name => name;

        public async Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
        {
            if (Hang is not null)
            {
                Hang();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            var done = Math.Min(Due, max);
            lock (runs) runs.Add((now, done));
            Time?.Advance(Work);
            AfterBatch();
            Due -= done;
            return IsBroken ? throw new StoreOutageException() : done;
        }
    }
}
