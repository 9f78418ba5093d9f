using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Audit.InMemory;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;

namespace SmsAuth.EntityFrameworkCore.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void The_store_takes_the_place_of_another()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSmsAuth().UseInMemoryChallenges().UseInMemoryAudit().UseEntityFrameworkCore<SampleContext>();
        services.AddDbContext<SampleContext>(static options => options.UseSqlite("Data Source=:memory:"));

        using var provider = services.BuildServiceProvider(validateScopes: true);

        Assert.IsNotType<InMemoryChallengeStore>(Assert.Single(provider.GetServices<IChallengeStore>()));
        Assert.IsNotType<InMemoryAuditStore>(Assert.Single(provider.GetServices<IAuditStore>()));
        Assert.IsNotType<InMemoryAuditStore>(Assert.Single(provider.GetServices<IAuditLog>()));
    }

    [Fact]
    public void Choosing_it_twice_is_choosing_it_once()
    {
        var once = new ServiceCollection();
        once.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        var twice = new ServiceCollection();
        twice.AddSmsAuth().UseEntityFrameworkCore<SampleContext>().UseEntityFrameworkCore<SampleContext>();

        Assert.Equal(once.Count, twice.Count);
    }

    [Fact]
    public async Task A_context_without_the_tables_says_what_to_call()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<BareContext>(static options => options.UseSqlite("Data Source=:memory:"));
        services.AddSmsAuth().UseEntityFrameworkCore<BareContext>();
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IChallengeStore>();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.FindAsync(ChallengeId.New(), TestContext.Current.CancellationToken));

        Assert.Equal("Call modelBuilder.UseSmsAuth() in OnModelCreating of BareContext.", failure.Message);
    }

    private sealed class BareContext(DbContextOptions<BareContext> options) : DbContext(options);
}
