using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Server.Tests.Maintenance;

/// <summary>A million rows are due at once while people sign in, and a node that removes them ends half-way.</summary>
public sealed class MillionRowsTests
{
    private const int MaxBatch = 500;
    private const int Phones = 2;
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
        rows.Fill();

        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var signIns = Enumerable.Range(0, Phones).Select(i => SignInUntilAsync(new DemoPhone(serving.Http), $"+1202555010{i}", done.Token)).ToList();
        var names = new[] { "one", "other" };
        var nodes = names.ToDictionary(static name => name, name => new ServerNode(database, folder, services => Remove(services, record, name), Removing));
        await UntilAsync(() => record.Rows > OldRows.Taken / 3);
        await nodes[record.Holder!].DisposeAsync();
        await UntilAsync(() => record.Rows >= OldRows.Taken);
        await done.CancelAsync();
        var counts = await Task.WhenAll(signIns);
        foreach (var node in nodes.Values) await node.DisposeAsync();

        Assert.All(counts, static count => Assert.True(count > 0));
        Assert.DoesNotContain(logs.Entries, static e => e.EventId == CoreEventId.ExecutionStrategyRetrying);
        Assert.DoesNotContain(logs.Entries, static e => e.Level is LogLevel.Error or LogLevel.Critical);
        AssertTakenInTurns(record);
        Assert.Equal(OldRows.Stays, rows.Left());
    }

    private static void Remove(IServiceCollection services, PurgeRecord record, string node)
    {
        record.Of(node)(services);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new HastyTime()));
    }

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
        for (; !cancellationToken.IsCancellationRequested; count++) await SignInAsync(phone, number);
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

    /// <summary>The system's time, in which whoever waits waits for a tenth: less of a pause for those who sign in, and a shorter test.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 10 : dueTime, period);
    }
}
