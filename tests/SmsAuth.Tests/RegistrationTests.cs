using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;

namespace SmsAuth.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void Adding_the_engine_twice_is_adding_it_once()
    {
        var services = new ServiceCollection();
        services.AddSmsAuth();
        var once = services.Count;

        services.AddSmsAuth();

        Assert.Equal(once, services.Count);
    }

    [Fact]
    public void The_store_in_memory_takes_the_place_of_another()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IChallengeStore>(new FaultyChallengeStore());
        services.AddSmsAuth().UseInMemoryChallenges().UseInMemoryChallenges();
        using var provider = services.BuildServiceProvider();

        Assert.IsType<InMemoryChallengeStore>(Assert.Single(provider.GetServices<IChallengeStore>()));
    }

    [Fact]
    public async Task A_verifier_is_found_by_its_exact_name()
    {
        await using var engine = new Engine(configure: static builder =>
        {
            Engine.AddDefaults(builder);
            builder.AddCodeVerifier("Second", static o => o.Gateways = ["recording"]);
        });

        Assert.IsType<StartOutcome.Started>(await engine.StartAsync(Engine.App with { Verifier = "Second" }));
        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync(Engine.App with { Verifier = "second" }));
    }
}
