using System.Diagnostics;
using System.Globalization;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>Three servers on one PostgreSQL and one Redis, of which one server and the Redis are killed while people sign in.</summary>
public sealed class ManyNodesTests(ITestOutputHelper output)
{
    private const int Operations = 5_000;
    private const int InParallel = 24;
    private const int PerHour = 6;
    private const int Tries = 5;
    private const int FailuresPerDay = 10;
    private static readonly TimeSpan RedisIsDown = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RedisRecovers = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Nothing_that_was_promised_is_broken_when_a_node_and_Redis_are_killed_in_the_middle()
    {
        using var database = TestDatabase.Create(DatabaseKind.PostgreSql);
        await using var redis = await RedisProcess.StartDurableAsync();
        using var folder = new ServerFolder();
        folder.MakeProtection();
        var settings = SettingsOf(database, redis, folder);
        List<Node> nodes = [];
        for (var i = 0; i < 3; i++) nodes.Add(new Node(folder, settings));
        using var end = new CancellationTokenSource();
        try
        {
            await Task.WhenAll(nodes.Select(static n => n.StartAsync()));
            var (ledger, outage) = (new Ledger(), new Interval());
            var phones = new Phones(nodes);
            var traffic = new Traffic(new Clients(nodes, outage, ledger), phones, outage, ledger);
            var looking = phones.RunAsync(end.Token);
            var watch = Stopwatch.StartNew();

            await Task.WhenAll(
                traffic.RunAsync(Operations, InParallel),
                AfterAsync(traffic, Operations * 3 / 10, nodes[1].KillAndStartAsync),
                AfterAsync(traffic, Operations * 6 / 10, () => RestartAsync(redis, outage)));

            output.WriteLine($"{Operations:N0} operations in {watch.Elapsed.TotalSeconds:0} s:{Environment.NewLine}{ledger}");
            if (ledger.Unexplained.Count > 0) TellAll(ledger, nodes);
            await end.CancelAsync();
            await looking;
            Assert.Empty(ledger.Unexplained);
            Check(database, ledger, traffic);
            Assert.DoesNotContain("Unhandled", string.Concat(nodes.Select(static n => n.Output)), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }

    // The assertion alone would show the beginning of some.
    private void TellAll(Ledger ledger, List<Node> nodes)
    {
        foreach (var fault in ledger.Unexplained) output.WriteLine(fault);
        foreach (var node in nodes) output.WriteLine($"A node's log ends with:{Environment.NewLine}{node.Output[^Math.Min(20_000, node.Output.Length)..]}");
    }

    private static void Check(TestDatabase database, Ledger ledger, Traffic traffic)
    {
        long Number(string sql) => Convert.ToInt64(database.Run(sql), CultureInfo.InvariantCulture);
        string Listed(IEnumerable<string> numbers) => string.Join(", ", numbers.Select(static n => $"'{n}'"));

        // Limits, by what the database says was sent and tried.
        Assert.InRange(Number("""SELECT MAX(s) FROM (SELECT SUM("Sends") AS s FROM "SmsAuthChallenges" GROUP BY "PhoneNumber") AS t"""), PerHour, PerHour);
        Assert.InRange(Number("""SELECT MAX("Attempts") FROM "SmsAuthChallenges" """), 1, Tries);
        Assert.InRange(Number("""SELECT MAX("BlindAttempts") FROM "SmsAuthChallenges" """), 1, Tries);
        var guessed = Traffic.Victims.Except(traffic.GuessedDuringOutage).ToList();
        Assert.NotEmpty(guessed);
        Assert.InRange(
            Number($"""SELECT MAX(s) FROM (SELECT SUM("Attempts" + "BlindAttempts") AS s FROM "SmsAuthChallenges" WHERE "PhoneNumber" IN ({Listed(guessed)}) GROUP BY "PhoneNumber") AS t"""),
            FailuresPerDay,
            FailuresPerDay);

        // One code, one sign-in: each has an authorization of its own.
        var verified = Number("""SELECT COUNT(*) FROM "SmsAuthChallenges" WHERE "State" = 2""");
        var signIns = Number("""SELECT COUNT(*) FROM "OpenIddictAuthorizations" """);
        Assert.InRange(signIns, ledger["signed in"], verified);

        // One number, one account.
        var accounts = database.Count("AspNetUsers");
        Assert.Equal(accounts, Number("""SELECT COUNT(DISTINCT "PhoneNumber") FROM "AspNetUsers" """));

        // An account is saved before its login: who was cut off between the two gets it at the next sign-in.
        const string Unlinked = """FROM "AspNetUsers" AS u WHERE NOT EXISTS (SELECT 1 FROM "AspNetUserLogins" AS l WHERE l."UserId" = u."Id" AND l."ProviderKey" = u."PhoneNumber")""";
        Assert.Equal(accounts, database.Count("AspNetUserLogins") + Number($"SELECT COUNT(*) {Unlinked}"));
        if (traffic.CutOff is { Count: > 0 } cutOff) Assert.Equal(0, Number($"""SELECT COUNT(*) {Unlinked} AND u."PhoneNumber" NOT IN ({Listed(cutOff)})"""));
        else Assert.Equal(accounts, database.Count("AspNetUserLogins"));
        Assert.True(ledger["tokens that another node took"] > Operations / 2);
    }

    private static async Task AfterAsync(Traffic traffic, int operations, Func<Task> act)
    {
        while (traffic.Done < operations) await Task.Delay(20, TestContext.Current.CancellationToken);
        await act();
    }

    private static async Task RestartAsync(RedisProcess redis, Interval outage)
    {
        outage.Begin();
        await redis.KillAsync();
        await Task.Delay(RedisIsDown, TestContext.Current.CancellationToken);
        await redis.StartAgainAsync();
        await Task.Delay(RedisRecovers, TestContext.Current.CancellationToken);
        outage.End();
    }

    private static (string Name, string Value)[] SettingsOf(TestDatabase database, RedisProcess redis, ServerFolder folder) =>
    [
        .. DemoPhone.WithoutLimits.Where(static s => s.Name is not ("SmsAuth:Limits:Number:PerHour" or "SmsAuth:Limits:Failures:PerNumberPerDay")),
        ("SmsAuth:Limits:Number:PerHour", $"{PerHour}"),
        ("SmsAuth:Limits:Failures:PerNumberPerDay", $"{FailuresPerDay}"),
        ("SmsAuth:Limits:Challenge:Tries", $"{Tries}"),
        ("SmsAuth:Fraud:Conversion:Mode", "Off"),
        ("SmsAuth:Fraud:Velocity:Mode", "Off"),
        ("SmsAuth:Audit:Log", "false"),
        ("Logging:LogLevel:Default", "Warning"),
        ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"),
        ("Server:Issuer", "https://login.example.com/"),
        ("Keys:Store", "Database"),
        ("Keys:Protection:KeyFile", folder.Protection),
        ("Database:Provider", $"{database.Kind}"),
        ("Database:ConnectionString", database.ConnectionString),
        ("Redis:ConnectionString", redis.Endpoint),
        ("Redis:DataProtection", "true"),

        // All of it shares two cores: a second is not long enough to tell a Redis that is down from one that waits for its turn.
        ("Redis:Timeout", "00:00:10"),
    ];
}
