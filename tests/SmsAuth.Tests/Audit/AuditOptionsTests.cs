using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Audit;

namespace SmsAuth.Tests.Audit;

public sealed class AuditOptionsTests
{
    [Fact]
    public void The_defaults_are_half_a_year_and_a_month_of_whole_addresses()
    {
        var options = Read(static _ => { });

        Assert.Equal((180, 30), (options.Retention.Days, options.AddressRetention.Days));
        Assert.Equal((true, LoggedAddress.Network), (options.Log, options.LogAddress));
    }

    [Theory]
    [InlineData(0, 3650)]
    [InlineData(1, 1)]
    [InlineData(3650, 0)]
    public void What_is_in_range_is_accepted(int days, int addressDays) =>
        Assert.Equal(days, Read(o => (o.Retention, o.AddressRetention) = (TimeSpan.FromDays(days), TimeSpan.FromDays(addressDays))).Retention.Days);

    [Theory]
    [InlineData(-1, 0, "SmsAuth:Audit:Retention: 0 (for ever), or 1.00:00:00 to 3650.00:00:00.")]
    [InlineData(3651, 0, "SmsAuth:Audit:Retention: 0 (for ever), or 1.00:00:00 to 3650.00:00:00.")]
    [InlineData(180, -1, "SmsAuth:Audit:AddressRetention: 0 (never whole) to 180.00:00:00, which is as long as an entry is kept.")]
    [InlineData(20, 30, "SmsAuth:Audit:AddressRetention: 0 (never whole) to 20.00:00:00, which is as long as an entry is kept.")]
    public void What_is_out_of_range_is_refused_by_name(int days, int addressDays, string because)
    {
        var refusal = Assert.Throws<OptionsValidationException>(
            () => Read(o => (o.Retention, o.AddressRetention) = (TimeSpan.FromDays(days), TimeSpan.FromDays(addressDays))));

        Assert.Equal(because, Assert.Single(refusal.Failures));
    }

    [Fact]
    public void A_way_to_log_addresses_that_there_is_not_is_refused() =>
        Assert.Contains(
            "SmsAuth:Audit:LogAddress: Network, None, Whole.",
            Assert.Throws<OptionsValidationException>(() => Read(static o => o.LogAddress = (LoggedAddress)7)).Failures);

    private static AuditOptions Read(Action<AuditOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().ConfigureAudit(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<AuditOptions>>().Value;
    }
}
