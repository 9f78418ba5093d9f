using CsCheck;
using SmsAuth.TestKit.Challenges.Model;

namespace SmsAuth.Tests.Challenges;

/// <summary>The search for scenarios that break a promise finds them, so that its silence means something.</summary>
public sealed class ModelSearchTests
{
    private const int Scenarios = 500;

    [Theory]
    [InlineData(BrokenPromise.Tries)]
    [InlineData(BrokenPromise.OneSignIn)]
    [InlineData(BrokenPromise.TriesApart)]
    [InlineData(BrokenPromise.Supersession)]
    [InlineData(BrokenPromise.HangUp)]
    public Task A_promise_broken_in_any_order_of_calls_is_found(BrokenPromise broken) =>
        Assert.ThrowsAnyAsync<CsCheckException>(() => ModelSearch.RunAsync(Scenario.Sequential, () => new BrokenChallengeStore(broken), Scenarios));

    // The engine looks before the store does: these two can be broken only between the look and the write.
    [Theory]
    [InlineData(BrokenPromise.Atomicity)]
    [InlineData(BrokenPromise.Replacement)]
    public Task A_promise_broken_only_by_calls_at_once_is_found(BrokenPromise broken) =>
        Assert.ThrowsAnyAsync<CsCheckException>(() => ModelSearch.RunAsync(Scenario.Parallel, () => new BrokenChallengeStore(broken), Scenarios));
}
