using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Server.Tests.Maintenance;

/// <summary>A million rows are due at once while people sign in, and a node that removes them ends half-way.</summary>
public sealed class MillionRowsTests
{
    private const int MaxBatch = 500;
    private const int Phones = 3;
    private static readonly (string Name, string Value)[] Serving =
    [
        ("SmsAuth:Retention:Interval", "1.00:00:00"),
        ("SmsAuth:Fraud:Velocity:Mode", "Off"),
        .. DemoPhone.WithoutLimits,

        // So that there is something to count.
        ("SmsAuth:Limits:Client:PerHour", "1000000"),
    ];

    private static readonly (string Name, string Value)[] Removing = [("SmsAuth:Retention:Interval", "00:00:01")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task One_node_at_a_time_removes_a_million_rows_and_nobody_who_signs_in_is_refused(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        using var folder = new ServerFolder();
        using var logs = new CapturedLogs();
        var record = new PurgeRecord();
        await using var serving = new ServerNode(database, folder, services => services.AddLogging(log => log.AddProvider(logs)), Serving);
        await SignInAsync(new DemoPhone(serving.Http), "+12025550199");
        var rows = new OldRows(database);
        var sw = Stopwatch.StartNew();
        rows.Fill();
        Console.Error.WriteLine($"{kind} fill {sw.Elapsed}");
        Times.Clear();
        { using var c2 = new CancellationTokenSource(); var b = Enumerable.Range(0, Phones).Select(i => SignInUntilAsync(new DemoPhone(serving.Http), $"+1202555010{i}", c2.Token)).ToList(); await Task.Delay(8000); c2.Cancel(); await Task.WhenAll(b); Report(kind + " before"); }
        sw.Restart();

        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var signIns = Enumerable.Range(0, 0).Select(i => SignInUntilAsync(new DemoPhone(serving.Http), $"+1202555010{i}", done.Token)).ToList();
        var names = new[] { "one", "other" };
        var nodes = names.ToDictionary(static name => name, name => { Console.Error.WriteLine("node " + name); var n = new ServerNode(database, folder, services => { record.Of(name)(services); services.AddLogging(log => log.AddProvider(logs)); }, Removing); Console.Error.WriteLine("started"); return n; });
        using var tick = new Timer(_ => { Console.Error.WriteLine($"{record.Rows} signins {Times.Count} {string.Join(",", signIns.Select(t => t.Status))}"); foreach (var e in logs.Entries.Where(x => x.Level >= LogLevel.Warning).TakeLast(2)) Console.Error.WriteLine(e.Everything[..Math.Min(1500, e.Everything.Length)]); }, null, 5000, 5000);
        await UntilAsync(() => record.Rows > 20000);
        await nodes[record.Holder!].DisposeAsync();
        await UntilAsync(() => record.Rows >= Math.Min(OldRows.Taken, 120000)); Times.Enqueue(0);
        await done.CancelAsync();
        var counts = await Task.WhenAll(signIns);
        Report(kind + " while"); Console.Error.WriteLine($"{kind} purge {sw.Elapsed}; rows {record.Rows} of {OldRows.Taken}");
        foreach (var g in record.Batches.GroupBy(b => b.Store)) { var d = g.Select(b => Stopwatch.GetElapsedTime(b.Start, b.End).TotalMilliseconds).Order().ToList(); Console.Error.WriteLine($"  {g.Key}: {g.Sum(b => b.Rows)} in {d.Count}; ms median {d[d.Count/2]:F1} p99 {d[d.Count*99/100]:F1} max {d[^1]:F1}"); }
        { using var c2 = new CancellationTokenSource(); var b = Enumerable.Range(0, Phones).Select(i => SignInUntilAsync(new DemoPhone(serving.Http), $"+1202555010{i}", c2.Token)).ToList(); await Task.Delay(8000); c2.Cancel(); await Task.WhenAll(b); Report(kind + " after"); }
        foreach (var node in nodes.Values) await node.DisposeAsync();

        Assert.All(counts, static count => Assert.True(count > 0));
        Assert.DoesNotContain(logs.Entries, static e => e.EventId == CoreEventId.ExecutionStrategyRetrying);
        Assert.DoesNotContain(logs.Entries, static e => e.Level >= LogLevel.Error);
        AssertTakenInTurns(record);
        Assert.Equal(OldRows.Stays, rows.Left());
    }

    private static readonly System.Collections.Concurrent.ConcurrentQueue<double> Times = new();
    private static void Report(string what) { var d = Times.Order().ToList(); Times.Clear(); Console.Error.WriteLine($"{what}: {d.Count} sign-ins; ms median {d[d.Count/2]:F1} p95 {d[d.Count*95/100]:F1} p99 {d[d.Count*99/100]:F1} max {d[^1]:F1}"); }
    private static void AssertTakenInTurns(PurgeRecord record)
    {
        Assert.Equal(OldRows.Taken, record.Rows);
        Assert.All(record.Batches, static batch => Assert.InRange(batch.Rows, 0, MaxBatch));
        Assert.Equal(2, record.Batches.Where(static b => b.Rows > 0).Select(static b => b.Node).Distinct().Count());
        Assert.All(record.Batches.Zip(record.Batches.Skip(1)), static pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    private static async Task<int> SignInUntilAsync(DemoPhone phone, string number, CancellationToken cancellationToken)
    {
        var count = 0;
        for (; !cancellationToken.IsCancellationRequested; count++) { var t = Stopwatch.GetTimestamp(); await SignInAsync(phone, number); Times.Enqueue(Stopwatch.GetElapsedTime(t).TotalMilliseconds); }
        return count;
    }

    // Each request once: whatever is answered otherwise fails the test.
    private static async Task SignInAsync(DemoPhone phone, string number)
    {
        var (status, tokens) = await phone.RedeemAsync(await phone.AskAsync(number));
        Assert.Equal(200, status);
        var (refreshed, _) = await phone.PostAsync("connect/token", ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString()));
        Assert.Equal(200, refreshed);
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        while (!happened()) await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
    }
}
