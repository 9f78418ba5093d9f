using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Bindings;

namespace SmsAuth.Tests.Bindings;

public sealed class NumberOptionsTests
{
    [Theory]
    [InlineData("00:01:00")]
    [InlineData("1.00:00:00")]
    public void A_time_within_the_range_is_accepted(string time) =>
        Assert.Equal(TimeSpan.Parse(time, null), Read(time).RecentSignIn);

    [Theory]
    [InlineData("00:00:59")]
    [InlineData("1.00:00:01")]
    public void A_time_out_of_range_is_refused_by_name(string time) => Assert.Contains(
        "SmsAuth:Numbers:RecentSignIn", Assert.Throws<OptionsValidationException>(() => Read(time)).Message, StringComparison.Ordinal);

    private static NumberOptions Read(string time)
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().ConfigureNumbers(o => o.RecentSignIn = TimeSpan.Parse(time, null));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<NumberOptions>>().Value;
    }
}
