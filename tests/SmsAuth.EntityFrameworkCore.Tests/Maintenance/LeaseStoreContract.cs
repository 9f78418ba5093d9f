using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Maintenance;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Maintenance;

/// <summary>Who may do what one node does at a time. Each test has a lease of its own.</summary>
public abstract class LeaseStoreContract
{
    private static readonly DateTimeOffset Start = Samples.Start;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly string name = Guid.NewGuid().ToString("N");

    protected abstract IServiceProvider Services { get; }

    private ILeaseStore Leases => Services.GetRequiredService<ILeaseStore>();

    [Fact]
    public async Task A_lease_is_one_holders_until_its_last_millisecond()
    {
        Assert.True(await TakeAsync("a", Start));

        Assert.False(await TakeAsync("b", Start));
        Assert.False(await TakeAsync("b", Start + Length - TimeSpan.FromMilliseconds(1)));
        Assert.True(await TakeAsync("b", Start + Length));
        Assert.False(await TakeAsync("a", Start + Length));
    }

    [Fact]
    public async Task Whoever_holds_it_extends_it()
    {
        Assert.True(await TakeAsync("a", Start));
        Assert.True(await TakeAsync("a", Start + (Length / 2)));

        Assert.False(await TakeAsync("b", Start + Length));
        Assert.True(await TakeAsync("b", Start + (Length * 1.5)));
    }

    [Fact]
    public async Task A_lease_that_was_given_back_is_free_at_once()
    {
        Assert.True(await TakeAsync("a", Start));
        await Leases.ReleaseAsync(name, "a");

        Assert.True(await TakeAsync("b", Start));
    }

    [Fact]
    public async Task Nobody_gives_back_what_is_somebody_elses()
    {
        Assert.True(await TakeAsync("a", Start));
        await Leases.ReleaseAsync(name, "b");

        Assert.False(await TakeAsync("b", Start));
    }

    [Fact]
    public async Task Leases_of_different_names_have_nothing_to_do_with_each_other()
    {
        Assert.True(await TakeAsync("a", Start));

        Assert.True(await Leases.TryTakeAsync(Guid.NewGuid().ToString("N"), "b", Start, Start + Length));
    }

    [Fact]
    public async Task Of_many_that_take_it_at_once_one_gets_it_the_first_time_and_after_its_end()
    {
        for (var round = 0; round < 5; round++)
        {
            var now = Start + (Length * round);
            var taken = await AtOnce.RunAsync(20, i => TakeAsync($"node-{i}", now));

            Assert.Single(taken, static mine => mine);
        }
    }

    private Task<bool> TakeAsync(string holder, DateTimeOffset now) => Leases.TryTakeAsync(name, holder, now, now + Length);
}

public sealed class SqliteLeaseStoreTests(SqliteHost host) : LeaseStoreContract, IClassFixture<SqliteHost>
{
    protected override IServiceProvider Services => host.Services;
}

public sealed class PostgreSqlLeaseStoreTests(PostgreSqlHost host) : LeaseStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IServiceProvider Services => host.Services;
}

public sealed class SqlServerLeaseStoreTests(SqlServerHost host) : LeaseStoreContract, IClassFixture<SqlServerHost>
{
    protected override IServiceProvider Services => host.Services;
}
