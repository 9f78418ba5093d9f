using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Limits;

public sealed class LimitSettingsTests
{
    [Fact]
    public async Task A_limit_that_is_not_kept_yet_may_be_off_and_is_warned_of_when_it_is_on()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            ("SmsAuth:Limits:Number:Cooldown", "0"),
            ("SmsAuth:Limits:Address:PerHour", "0"),
            ("SmsAuth:Limits:Number:PerDay", "10"));

        Assert.Contains("SmsAuth:Limits:Number:PerDay is set, and this version does not keep that limit yet", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SmsAuth:Limits:Address:PerHour is set", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SmsAuth:Limits:Challenge:Tries", "50", "0 (off) to 10")]
    [InlineData("SmsAuth:Limits:Challenge:Tries", "five", "'five'")]
    [InlineData("SmsAuth:Limits:Number:Cooldown:0", "soon", "'soon'")]
    [InlineData("SmsAuth:Limits:Number:PerHour", "-1", "'-1'")]
    [InlineData("SmsAuth:Limits:Number:PerHuor", "1", "there is no such setting")]
    public async Task A_limit_that_cannot_be_read_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));
        refusal.MustName(setting.Replace(":0", "", StringComparison.Ordinal), because);
    }
}
