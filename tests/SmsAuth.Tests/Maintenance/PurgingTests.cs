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
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider time = new(Samples.Start);
    private readonly CapturedLogs logs = new();
    private readonly Rows broken = new("broken") { IsBroken = true };
    private readonly Rows rows = new("rows");
    private readonly ServiceProvider services;
    private readonly Purging purging;

    public PurgingTests()
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(logs));
        collection.AddSingleton<TimeProvider>(time);
        collection.AddSingleton<IExpiringStore>(broken);
        collection.AddSingleton<IExpiringStore>(rows);
        collection.AddSmsAuth();
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
        Assert.All(rows.Runs.Zip(rows.Runs.Skip(1)), static p => Assert.True(p.Second.At - p.First.At >= Purging.Pause));
        await UntilAsync(() => logs.Entries.Any(static e => e.EventId.Id == 2101 && e.Values.Contains("Rows=1001")));
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

    private sealed class Rows(string name) : IExpiringStore
    {
        private readonly List<(DateTimeOffset At, int Rows)> runs = [];

        public bool IsBroken { get; init; }

        public int Due { get; set; }

        public IReadOnlyList<(DateTimeOffset At, int Rows)> Runs
        {
            get
            {
                lock (runs) return [.. runs];
            }
        }

        public string Name => name;

        public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
        {
            var done = Math.Min(Due, max);
            Due -= done;
            lock (runs) runs.Add((now, done));
            return IsBroken ? throw new StoreOutageException() : Task.FromResult(done);
        }
    }
}
