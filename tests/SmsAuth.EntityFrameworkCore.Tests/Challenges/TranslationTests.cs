using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.Maintenance;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

/// <summary>Every operation translates for the databases that are not at hand when the tests run.</summary>
public sealed class TranslationTests
{
    public static TheoryData<string> Databases => ["SqlServer", "PostgreSql"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_conditional_write_is_one_update(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);
        var store = services.GetRequiredService<IChallengeStore>();
        var challenge = Samples.Challenge("client");

        foreach (var (approved, held) in new[] { (true, true), (true, false), (false, true), (false, false) })
        {
            await store.TryRecordAsync(
                new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = approved, Held = held, Now = challenge.CreatedAt });
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

        await store.TryAdvanceDeliveryAsync("gateway", new Receipt("message-1", DeliveryState.Failed, "no"));
        await store.TryRerouteAsync(new Reroute { Id = challenge.Id, Failed = new AcceptedText("gateway", "message-1"), Code = Samples.Hash(), CodeLength = 6, Now = challenge.CreatedAt });

        Assert.Equal(17, sent.Commands.Count);
        Assert.All(sent.Commands, static sql => Assert.Single(sql.Split("UPDATE ")[1..]));
        Assert.All(sent.Commands, static sql => Assert.DoesNotContain("SELECT", sql, StringComparison.Ordinal));
    }

    // Npgsql reads the answer to an INSERT by its own reader; on PostgreSQL the contract shows that this works.
    [Fact]
    public async Task On_SQL_Server_giving_way_is_one_update_of_all_but_the_newest()
    {
        var sent = new UnreachableDatabase();
        await using var services = Host("SqlServer", sent);

        await services.GetRequiredService<IChallengeStore>().AddAsync(Samples.Challenge("client"), 3);

        var update = Assert.Single(sent.Commands, static sql => sql.Contains("UPDATE ", StringComparison.Ordinal));
        Assert.Contains("NOT IN (", update, StringComparison.Ordinal);
        Assert.Contains("SELECT TOP(", update, StringComparison.Ordinal);
        Assert.Contains("ORDER BY", update, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_search_is_one_query(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);
        var store = services.GetRequiredService<IChallengeStore>();
        var challenge = Samples.Challenge("client");

        Assert.Null(await store.FindAsync(challenge.Id, Token));
        Assert.Empty(await store.FindPendingAsync("client", challenge.PhoneNumber, challenge.Purpose, challenge.CreatedAt, Token));

        Assert.Equal(2, sent.Commands.Count);
        Assert.All(sent.Commands, static sql => Assert.StartsWith("SELECT", sql, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task No_column_is_unbounded(string database)
    {
        await using var services = Host(database, new UnreachableDatabase());
        await using var scope = services.CreateAsyncScope();

        var script = scope.ServiceProvider.GetRequiredService<SampleContext>().Database.GenerateCreateScript();
        var table = script[script.IndexOf("SmsAuthChallenges", StringComparison.Ordinal)..].Replace("[Document] nvarchar(max)", "", StringComparison.Ordinal);

        Assert.DoesNotContain("(max)", table, StringComparison.Ordinal);
        Assert.DoesNotContain(" text", table, StringComparison.Ordinal);
        Assert.Contains(database == "SqlServer" ? "[CodeHash] varbinary(32)" : "\"CodeHash\" bytea", table, StringComparison.Ordinal);
        Assert.Contains(database == "SqlServer" ? "[Id] char(27)" : "\"Id\" character(27)", table, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_due_is_removed_by_one_statement_that_is_limited(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);

        foreach (var store in services.GetServices<IExpiringStore>()) Assert.Equal(0, await store.PurgeAsync(Samples.Start, 500, Token));

        Assert.All(sent.Commands, static sql => Assert.Matches("^(SET .*\n)*(UPDATE|DELETE)", sql.ReplaceLineEndings("\n")));
        Assert.All(sent.Commands, sql => Assert.Contains(database == "SqlServer" ? "SELECT TOP(" : "LIMIT ", sql, StringComparison.Ordinal));
        Assert.InRange(sent.Commands.Count, services.GetServices<IExpiringStore>().Count(), 2 * services.GetServices<IExpiringStore>().Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_search_of_the_audit_trail_is_one_query_by_its_key(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);

        Assert.Empty(await services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter { Event = AuditEvent.SignedIn, From = Samples.Start, Before = Samples.Start, PhoneNumber = Numbers.American },
            AuditId.New(Samples.Start),
            10,
            Token));

        var sql = Assert.Single(sent.Commands);
        Assert.Equal(3, sql.Split(database == "SqlServer" ? "[s].[Id] " : "s.\"Id\" ").Count(static part => part.StartsWith('<') || part.StartsWith('>')));
        Assert.Contains("ORDER BY", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("CASE", sql, StringComparison.Ordinal);
    }

    private static ServiceProvider Host(string database, UnreachableDatabase sent)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<SampleContext>(options =>
        {
            _ = database == "SqlServer"
                ? options.UseSqlServer("Server=unreachable.invalid")
                : options.UseNpgsql("Host=unreachable.invalid");
            options.AddInterceptors(sent);
        });
        services.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        return services.BuildServiceProvider(validateScopes: true);
    }
}
