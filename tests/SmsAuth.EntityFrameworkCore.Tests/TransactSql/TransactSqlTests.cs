using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Definitions;
using SmsAuth.Deliveries;
using SmsAuth.Devices;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Fraud.Lists;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.Maintenance;
using SmsAuth.Recycling;
using SmsAuth.TestKit;
using SmsAuth.Statistics;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.TransactSql;

/// <summary>Every statement that the stores cause on SQL Server is T-SQL to Microsoft's own parser. No server is needed.</summary>
public sealed class TransactSqlTests
{
    private static readonly string Pseudonym = new('n', 43);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_parser_finds_what_is_wrong()
    {
        Assert.ThrowsAny<Exception>(static () => TransactSqlParser.AssertParses("""SELECT "a" FROM t LIMIT 1"""));
        Assert.ThrowsAny<Exception>(static () => TransactSqlParser.AssertParses("SELECT a FROM t WITH (UPDLOCK)"));
        Assert.ThrowsAny<Exception>(static () => TransactSqlParser.AssertParses("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;"));
        TransactSqlParser.AssertParses("SELECT TOP(1) [a] FROM [t] WHERE [a] = @p");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_statement_of_every_store_parses(int changed)
    {
        var recorded = new RecordedSqlServer(changed);
        await using var services = Host(recorded);

        await ChallengesAsync(services.GetRequiredService<IChallengeStore>());
        await services.GetRequiredService<IDeliveryCounts>().ReadAsync(Samples.Start, Samples.Start.AddDays(1), Token);
        await LimitsAsync(services.GetRequiredService<ILimiter>());
        await DevicesAsync(services.GetRequiredService<IDeviceStore>());
        await AuditAsync(services.GetRequiredService<IAuditStore>(), services.GetRequiredService<IAuditLog>());
        await FraudAsync(services.GetRequiredService<INumberListStore>(), services.GetRequiredService<IConversionStore>());
        await RecyclingAsync(services.GetRequiredService<INumberActivityStore>());
        await LeasesAsync(services.GetRequiredService<ILeaseStore>());
        await DefinitionsAsync(services.GetRequiredService<IDefinitionStore>());
        await ChallengeLogAsync(services.GetRequiredService<IChallengeLog>());
        await StatisticsAsync(services.GetRequiredService<IStatisticsStore>());
        foreach (var store in services.GetServices<IExpiringStore>()) await store.PurgeAsync(Samples.Start, 500, Token);

        Assert.All(recorded.Statements, TransactSqlParser.AssertParses);
        foreach (var table in TablesOf(services))
        {
            Assert.Contains(recorded.Statements, sql => sql.Contains($"FROM [{table}]", StringComparison.Ordinal));
            var removes = table == "SmsAuthLeases" ? "UPDATE " : "DELETE FROM ";
            Assert.Contains(recorded.Statements, sql => sql.Contains(removes, StringComparison.Ordinal) && sql.Contains($"[{table}]", StringComparison.Ordinal));
            if (changed == 0) Assert.Contains(recorded.Statements, sql => sql.Contains($"INSERT INTO [{table}]", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_tables_parse()
    {
        await using var services = Host(new RecordedSqlServer(0));
        await using var scope = services.CreateAsyncScope();
        var script = scope.ServiceProvider.GetRequiredService<SampleContext>().Database.GenerateCreateScript();

        TransactSqlParser.AssertParses(script);
        Assert.All(TablesOf(services), table => Assert.Contains($"CREATE TABLE [{table}]", script, StringComparison.Ordinal));
    }

    private static async Task StatisticsAsync(IStatisticsStore store)
    {
        var counts = new Dictionary<StatisticKey, long> { [new StatisticKey(Happening.Sent, "SE", "a", "b", "c", "d")] = 1 };
        await IgnoringAsync<DbUpdateException>(() => store.AddAsync(Samples.Start, counts));
        foreach (var by in Enum.GetValues<StatisticsGrouping>())
        {
            var query = new StatisticsQuery { Span = StatisticSpan.Day, From = Samples.Start.AddDays(-9), Until = Samples.Start, By = by, What = [Happening.Sent, Happening.Asked] };
            await store.ReadAsync(query, Token);
            await store.ReadAsync(query with { ClientId = "c", Verifier = "b", Gateway = "a", Region = "SE" }, Token);
        }
    }

    private static async Task ChallengesAsync(IChallengeStore store)
    {
        var challenge = Samples.Challenge("client");
        await store.AddAsync(challenge, 3);
        await store.FindAsync(challenge.Id, Token);
        await store.FindPendingAsync("client", challenge.PhoneNumber, challenge.Purpose, challenge.CreatedAt, Token);
        foreach (var (approved, held) in new[] { (true, true), (true, false), (false, true), (false, false) })
        {
            await store.TryRecordAsync(new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = approved, Held = held, Now = challenge.CreatedAt });
            await store.TryCountAsync(new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = approved, Held = held, Now = challenge.CreatedAt });
            await store.TryConcludeAsync(new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = approved, Held = held, Now = challenge.CreatedAt });
        }

        await store.TryRenewAsync(new Resend
        {
            Id = challenge.Id,
            Code = Samples.Hash(),
            CodeLength = 6,
            Now = challenge.ResendAt,
            ResendAt = challenge.ResendAt,
            ExpiresAt = challenge.ExpiresAt,
        });
        await store.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", "message-1"));
        await store.RestoreAsync(challenge, Samples.Hash());
        await store.FindByMessageAsync("gateway", "message-1", Token);
        await store.TryAdvanceDeliveryAsync("gateway", new Receipt("message-1", DeliveryState.Failed, "no"));
        await store.TryRerouteAsync(new Reroute { Id = challenge.Id, Failed = new AcceptedText("gateway", "message-1"), Code = Samples.Hash(), CodeLength = 6, Now = challenge.CreatedAt });
    }

    private static async Task DefinitionsAsync(IDefinitionStore store)
    {
        var definition = new SavedDefinition
        {
            Kind = DefinitionKind.Gateway,
            Name = "own",
            Type = "webhook",
            Document = "{}",
            Version = Guid.NewGuid(),
            SavedAt = Samples.Start,
            SavedBy = "admin",
        };
        await store.TryAddAsync(definition);
        await store.ListAsync(Token);
        await store.TryReplaceAsync(definition, Guid.NewGuid());
        await store.TryDeleteAsync(definition.Kind, definition.Name, definition.Version);
    }

    private static async Task LimitsAsync(ILimiter limiter)
    {
        Quota[] quotas = [new("test:hour", "key", 5, TimeSpan.FromHours(1)), new("test:day", "key", 10, TimeSpan.FromDays(1))];
        var pace = new Pace("test:pace", "key", [TimeSpan.FromMinutes(1)], TimeSpan.FromHours(1));

        // Where no write changes anything, somebody else always seems to be faster.
        await IgnoringAsync<TimeoutException>(() => limiter.TakeAsync(quotas, pace));
        await limiter.GiveBackAsync(quotas, Samples.Start);
        await limiter.ResetAsync(pace.Name, pace.Key);
    }

    private static async Task DevicesAsync(IDeviceStore store)
    {
        var device = new Device
        {
            Id = new string('d', Device.IdLength),
            AccountId = "account",
            Number = Pseudonym,
            CreatedAt = Samples.Start,
            ExpiresAt = Samples.Start.AddDays(180),
        };
        await store.AddAsync(device, 3);
        await store.FindAsync(device.Id, Samples.Start, Token);
        await store.ListAsync(device.AccountId, Samples.Start, Token);
        await store.RecordUseAsync(device.Id, Samples.Start);
        await store.RevokeAsync(device.AccountId, device.Id);
        await store.RevokeAllAsync(device.AccountId);
        await store.RevokeAllAsync(device.AccountId, device.Number);
    }

    private static async Task AuditAsync(IAuditStore store, IAuditLog trail)
    {
        await store.AppendAsync([.. Enumerable.Range(0, 3).Select(static i => new AuditRecord
        {
            Id = AuditId.New(Samples.Start.AddSeconds(i)),
            Event = AuditEvent.CodeRequested,
            At = Samples.Start,
        })]);
        await trail.ListAsync(new AuditFilter(), after: null, 10, Token);
        await trail.ListAsync(
            new AuditFilter { Event = AuditEvent.SignedIn, From = Samples.Start, Before = Samples.Start, PhoneNumber = Numbers.American, ClientId = "client" },
            AuditId.New(Samples.Start),
            10,
            Token);
        await trail.SearchAsync(new AuditFilter { Verifier = "verifier", Gateway = "gateway", Actor = "actor", Reason = "limit:" }, AuditId.New(Samples.Start), 10, Token);
    }

    private static async Task ChallengeLogAsync(IChallengeLog log)
    {
        await log.SearchAsync(new ChallengeFilter(), after: null, 10, Token);
        foreach (var state in Enum.GetValues<ChallengeState>()) await log.SearchAsync(new ChallengeFilter { State = state, PhoneNumber = Numbers.American }, "1767225600000:AbCdEf", 10, Token);
        await log.SearchAsync(
            new ChallengeFilter { ClientId = "c", Verifier = "v", Gateway = "g", Region = "SE", MaskedNumber = "+46*", From = Samples.Start, Before = Samples.Start }, "1767225600000:", 10, Token);
    }

    private static async Task FraudAsync(INumberListStore lists, IConversionStore conversions)
    {
        var entry = new NumberListEntry
        {
            Match = "+1202555",
            Kind = ListKind.Blocked,
            Shown = "+1202555*",
            Until = Samples.Start.AddDays(1),
            AddedAt = Samples.Start,
            AddedBy = "alice",
        };
        await IgnoringAsync<DbUpdateException>(() => lists.PutAsync(entry));
        await lists.ListAsync(Samples.Start, Token);
        await lists.RemoveAsync(entry.Match);

        var subject = new ConversionSubject(ConversionKind.Prefix, "+1202555");
        await IgnoringAsync<DbUpdateException>(() => conversions.AddAsync([subject], new ConversionBucket(Samples.Start, Sent: 1)));
        await conversions.ReadAsync(subject, Samples.Start);
        await conversions.TryPauseAsync(new Pause { Subject = subject, Since = Samples.Start, Until = Samples.Start.AddHours(1) });
        await conversions.TryReopenAsync(subject, Samples.Start);
        await conversions.TryEndAsync(subject, Samples.Start);
        await conversions.PausesAsync(Samples.Start);
    }

    private static async Task RecyclingAsync(INumberActivityStore store)
    {
        await store.FindAsync(Pseudonym, Token);
        await store.RecordAsync(Pseudonym, new NumberActivity("account", Samples.Start));
        await store.RemoveAsync(Pseudonym, "account");
    }

    private static async Task LeasesAsync(ILeaseStore store)
    {
        await IgnoringAsync<DbUpdateException>(() => store.TryTakeAsync("work", "node", Samples.Start, Samples.Start.AddMinutes(1)));
        await store.ReleaseAsync("work", "node");
    }

    private static async Task IgnoringAsync<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException)
        {
            // What would be sent is what is asked for.
        }
    }

    private static List<string> TablesOf(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var tables = scope.ServiceProvider.GetRequiredService<SampleContext>().Model.GetEntityTypes().Select(static e => e.GetTableName()!);
        List<string> own = [.. tables.Where(static t => t.StartsWith("SmsAuth", StringComparison.Ordinal))];
        Assert.True(own.Count >= 8, $"The model has {own.Count} tables only.");
        return own;
    }

    private static ServiceProvider Host(RecordedSqlServer recorded)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<SampleContext>(options => options
            .UseSqlServer("Server=unreachable.invalid")
            .AddInterceptors(recorded));
        services.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        return services.BuildServiceProvider(validateScopes: true);
    }
}
