using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Devices;

namespace SmsAuth.Tests.Devices;

public sealed class DeviceOptionsTests
{
    public static TheoryData<string, Action<DeviceOptions>> OutOfRange => new()
    {
        { "SmsAuth:Devices:Lifetime: 1 to 400 days.", static o => o.Lifetime = TimeSpan.FromHours(23) },
        { "SmsAuth:Devices:Lifetime: 1 to 400 days.", static o => o.Lifetime = TimeSpan.FromDays(401) },
        { "SmsAuth:Devices:PerAccount: 1 to 50.", static o => o.PerAccount = 0 },
        { "SmsAuth:Devices:PerAccount: 1 to 50.", static o => o.PerAccount = 51 },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_setting_out_of_range_stops_the_start_and_is_named(string message, Action<DeviceOptions> configure) =>
        Assert.Contains(message, Assert.Throws<OptionsValidationException>(() => Validate(configure)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_ends_of_the_ranges_are_allowed()
    {
        Validate(static o => (o.Lifetime, o.PerAccount) = (TimeSpan.FromDays(1), 1));
        Validate(static o => (o.Lifetime, o.PerAccount) = (TimeSpan.FromDays(400), 50));
    }

    private static void Validate(Action<DeviceOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSmsAuth().ConfigureDevices(configure);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
