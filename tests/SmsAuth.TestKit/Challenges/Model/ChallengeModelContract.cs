using SmsAuth.Challenges;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>What the engine promises of challenges on any store, whatever happens in whatever order.</summary>
public abstract class ChallengeModelContract
{
    /// <summary>How many scenarios are played, some seconds' worth.</summary>
    protected abstract int Scenarios { get; }

    /// <summary>A store to play on. It may hold challenges of other clients.</summary>
    protected abstract IChallengeStore NewStore();

    [Fact]
    public Task Every_order_of_calls_does_what_the_model_says() =>
        ModelSearch.RunAsync(Scenario.Sequential, NewStore, SearchEffort.Times(Scenarios));

    [Fact]
    public Task Calls_at_once_do_what_some_order_of_them_would() =>
        ModelSearch.RunAsync(Scenario.Parallel, NewStore, SearchEffort.Times(Scenarios));
}
