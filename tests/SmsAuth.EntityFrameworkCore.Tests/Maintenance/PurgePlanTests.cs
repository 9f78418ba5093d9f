using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Maintenance;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Maintenance;

/// <summary>What is due is found by an index, however many rows are not due.</summary>
public sealed class PurgePlanTests
{
    [Fact]
    public async Task On_SQLite_nothing_that_removes_reads_a_table_from_end_to_end()
    {
        using var host = new InterceptedHost();
        foreach (var store in host.Services.GetServices<IExpiringStore>())
        {
            await store.PurgeAsync(Samples.Start, 500, TestContext.Current.CancellationToken);
        }

        var commands = host.Commands.Commands.Where(static sql => sql.Contains("LIMIT", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count >= host.Services.GetServices<IExpiringStore>().Count());
        Assert.All(commands, sql => Assert.DoesNotContain("SCAN", host.Plan(sql), StringComparison.Ordinal));
        Assert.All(commands, sql => Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", host.Plan(sql), StringComparison.Ordinal));
    }
}
