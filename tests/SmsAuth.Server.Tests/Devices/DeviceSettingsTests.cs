using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Devices;

public sealed class DeviceSettingsTests
{
    [Theory]
    [InlineData("SmsAuth:Devices:Lifetime", "00:00:01", "1 to 400 days")]
    [InlineData("SmsAuth:Devices:Lifetime", "long", "SmsAuth:Devices:Lifetime")]
    [InlineData("SmsAuth:Devices:PerAccount", "0", "1 to 50")]
    [InlineData("SmsAuth:Devices:PerUser", "5", "there is no such setting")]
    public async Task A_setting_that_cannot_be_kept_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();

        (await ServerProcess.RefusalAsync(folder, "Development", (setting, value))).MustName(setting, because);
    }
}
