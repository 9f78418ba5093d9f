using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Audit;

public sealed class AuditSettingsTests
{
    [Theory]
    [InlineData("SmsAuth:Audit:Retention", "12:00:00", "1.00:00:00 to 3650.00:00:00")]
    [InlineData("SmsAuth:Audit:Retention", "half a year", "half a year")]
    [InlineData("SmsAuth:Audit:AddressRetention", "200.00:00:00", "180.00:00:00")]
    [InlineData("SmsAuth:Audit:LogAddress", "Half", "Half")]
    [InlineData("SmsAuth:Audit:Retain", "1.00:00:00", "there is no such setting")]
    [InlineData("SmsAuth:Retention:Numbers", "-1.00:00:00", "00:00:00 to 30.00:00:00")]
    [InlineData("SmsAuth:Retention:Interval", "00:00:00", "00:00:01 to 1.00:00:00")]
    [InlineData("SmsAuth:Retention:Tokens", "00:30:00", "01:00:00 to 3650.00:00:00")]
    [InlineData("SmsAuth:Retention:Number", "00:00:00", "there is no such setting")]
    public async Task A_setting_that_cannot_be_read_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));
        refusal.MustName(setting, because);
    }
}
