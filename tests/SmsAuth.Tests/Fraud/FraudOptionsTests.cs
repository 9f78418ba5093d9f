using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Fraud;

namespace SmsAuth.Tests.Fraud;

public sealed class FraudOptionsTests
{
    public static TheoryData<string, Action<FraudOptions>> OutOfRange => new()
    {
        { "Countries:Allowed", static o => o.Countries.Allowed = ["Sweden"] },
        { "Countries:Denied", static o => o.Countries.Denied = ["se"] },
        { "Velocity:PerHour", static o => o.Velocity.PerHour = -1 },
        { "Velocity:PerDay", static o => o.Velocity.PerDay = 1_000_001 },
        { "Conversion:MinConversion", static o => o.Conversion.MinConversion = 0 },
        { "Conversion:MinConversion", static o => o.Conversion.MinConversion = double.NaN },
        { "Conversion:Window", static o => o.Conversion.Window = TimeSpan.FromDays(3) },
        { "Conversion:Settle", static o => o.Conversion.Settle = TimeSpan.Zero },
        { "Conversion:PauseFor", static o => o.Conversion.PauseFor = TimeSpan.FromMinutes(9) },
        { "Conversion:PrefixSample", static o => o.Conversion.PrefixSample = 0 },
        { "Conversion:CountrySample", static o => o.Conversion.CountrySample = 0 },
        { "Conversion:GatewaySample", static o => o.Conversion.GatewaySample = 0 },
        { "*:Mode", static o => o.Lists.Mode = (GuardMode)7 },
        { "*:Mode", static o => o.Verifiers["v"] = new FraudModes { Velocity = (GuardMode)7 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_setting_out_of_range_is_refused_by_name(string setting, Action<FraudOptions> change)
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().ConfigureFraudGuard(change);
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<FraudOptions>>().Value);
        Assert.Contains($"SmsAuth:Fraud:{setting}", error.Message, StringComparison.Ordinal);
    }
}
