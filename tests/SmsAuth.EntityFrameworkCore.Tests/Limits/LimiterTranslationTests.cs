using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Limits;
using SmsAuth.Maintenance;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Limits;

/// <summary>Every operation translates for the databases that are not at hand when the tests run.</summary>
public sealed class LimiterTranslationTests
{
    public static TheoryData<string> Databases => ["SqlServer", "PostgreSql"];

    private static Quota Hourly => new("test:hour", "key", 5, TimeSpan.FromHours(1));

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Giving_back_is_one_update_and_starting_over_one_delete(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);
        var limiter = services.GetRequiredService<ILimiter>();

        // Each of the six slots has columns of its own.
        for (var bucket = 0; bucket < SlidingWindow.Slots; bucket++)
        {
            await limiter.GiveBackAsync([Hourly], Samples.Start + (TimeSpan.FromMinutes(12) * bucket));
        }

        await limiter.ResetAsync("test:pace", "key");

        Assert.Equal(SlidingWindow.Slots + 1, sent.Commands.Count);
        Assert.All(sent.Commands.SkipLast(1), static sql => Assert.Single(sql.Split("UPDATE ")[1..]));
        Assert.Equal(SlidingWindow.Slots, sent.Commands.SkipLast(1).Distinct().Count());
        Assert.Contains("DELETE FROM ", sent.Commands[^1], StringComparison.Ordinal);
        Assert.All(sent.Commands, static sql => Assert.DoesNotContain("SELECT", sql, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Looking_for_what_has_ended_is_one_query_of_a_bounded_number_of_rows(string database)
    {
        var sent = new UnreachableDatabase();
        await using var services = Host(database, sent);

        Assert.Equal(0, await services.GetServices<IExpiringStore>().Single(static s => s.Name == "limits")
            .PurgeAsync(Samples.Start, 100, TestContext.Current.CancellationToken));

        var query = Assert.Single(sent.Commands);
        Assert.Contains(database == "SqlServer" ? "SELECT TOP(" : "LIMIT ", query, StringComparison.Ordinal);
        Assert.Contains("ExpiresAt", query, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task No_column_is_unbounded_and_the_end_of_a_row_is_indexed(string database)
    {
        await using var services = Host(database, new UnreachableDatabase());
        await using var scope = services.CreateAsyncScope();

        var script = scope.ServiceProvider.GetRequiredService<SampleContext>().Database.GenerateCreateScript();
        var table = script[script.IndexOf("SmsAuthLimits", StringComparison.Ordinal)..];
        table = table[..table.IndexOf(';', StringComparison.Ordinal)];

        Assert.DoesNotContain("(max)", table, StringComparison.Ordinal);
        Assert.DoesNotContain(" text", table, StringComparison.Ordinal);
        Assert.Contains("(126)", table, StringComparison.Ordinal);
        Assert.Contains("IX_SmsAuthLimits_ExpiresAt", script, StringComparison.Ordinal);
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
