using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Recycling;
using SmsAuth.Recycling.InMemory;

namespace SmsAuth.Tests.Recycling;

public sealed class RecyclingOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(3650)]
    public void A_time_within_the_range_is_accepted(int days) =>
        Assert.Empty(FailuresOf(o => o.DormantAfter = TimeSpan.FromDays(days)));

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    [InlineData(3651)]
    public void A_time_out_of_range_is_refused_by_name(int days) =>
        Assert.Contains("SmsAuth:Recycling:DormantAfter", Assert.Single(FailuresOf(o => o.DormantAfter = TimeSpan.FromDays(days))), StringComparison.Ordinal);

    [Fact]
    public void A_policy_that_there_is_not_is_refused() =>
        Assert.Contains("Allow or RequireStep", Assert.Single(FailuresOf(static o => o.Policy = (RecyclingPolicy)7)), StringComparison.Ordinal);

    [Fact]
    public void Requiring_a_step_without_one_is_refused_at_start() => Assert.Contains(
        "AddDormantNumberStep", Assert.Single(FailuresOf(static o => o.Policy = RecyclingPolicy.RequireStep)), StringComparison.Ordinal);

    [Fact]
    public void Requiring_a_step_without_a_store_is_refused_at_start() => Assert.Contains(
        "INumberActivityStore",
        Assert.Single(FailuresOf(static o => o.Policy = RecyclingPolicy.RequireStep, static b => b.AddDormantNumberStep<AskedStep>(), store: false)),
        StringComparison.Ordinal);

    [Fact]
    public void Requiring_a_step_that_is_there_is_accepted() =>
        Assert.Empty(FailuresOf(static o => o.Policy = RecyclingPolicy.RequireStep, static b => b.AddDormantNumberStep<AskedStep>()));

    private static IEnumerable<string> FailuresOf(Action<RecyclingOptions> configure, Action<SmsAuthBuilder>? add = null, bool store = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (store) services.AddSingleton<INumberActivityStore, InMemoryNumberActivityStore>();
        var builder = services.AddSmsAuth().ConfigureRecycling(configure);
        add?.Invoke(builder);
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
