using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Maintenance;

namespace SmsAuth.Tests.Maintenance;

public sealed class RetentionOptionsTests
{
    [Fact]
    public void The_defaults_keep_a_number_for_an_hour_and_a_challenge_for_a_month()
    {
        var options = Read(static _ => { });

        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromDays(30)), (options.Numbers, options.Challenges));
        Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromMinutes(5)), (options.Tokens, options.Interval));
    }

    [Theory]
    [InlineData("00:59:59")]
    [InlineData("3651.00:00:00")]
    public void A_token_is_kept_for_an_hour_after_its_end_at_least(string tokens)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Read(o => o.Tokens = Span(tokens)));

        Assert.Equal("SmsAuth:Retention:Tokens: 01:00:00 to 3650.00:00:00.", Assert.Single(refusal.Failures));
    }

    [Theory]
    [InlineData("-00:00:01", "30.00:00:00", "00:05:00", "SmsAuth:Retention:Numbers: 00:00:00 to 30.00:00:00.")]
    [InlineData("31.00:00:00", "60.00:00:00", "00:05:00", "SmsAuth:Retention:Numbers: 00:00:00 to 30.00:00:00.")]
    [InlineData("01:00:00", "00:30:00", "00:05:00", "SmsAuth:Retention:Challenges: 01:00:00 to 3650.00:00:00.")]
    [InlineData("01:00:00", "30.00:00:00", "00:00:00", "SmsAuth:Retention:Interval: 00:00:01 to 1.00:00:00.")]
    [InlineData("01:00:00", "30.00:00:00", "2.00:00:00", "SmsAuth:Retention:Interval: 00:00:01 to 1.00:00:00.")]
    public void What_is_out_of_range_is_refused_by_name(string numbers, string challenges, string interval, string because)
    {
        var refusal = Assert.Throws<OptionsValidationException>(
            () => Read(o => (o.Numbers, o.Challenges, o.Interval) = (Span(numbers), Span(challenges), Span(interval))));

        Assert.Equal(because, Assert.Single(refusal.Failures));
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static RetentionOptions Read(Action<RetentionOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().ConfigureRetention(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RetentionOptions>>().Value;
    }
}
