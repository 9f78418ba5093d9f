using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Limits;

public sealed class LimitSettingsTests
{
    [Theory]
    [InlineData("SmsAuth:Limits:Challenge:Tries", "50", "0 (off) to 10")]
    [InlineData("SmsAuth:Limits:Challenge:Tries", "five", "'five'")]
    [InlineData("SmsAuth:Limits:Number:Cooldown:0", "soon", "'soon'")]
    [InlineData("SmsAuth:Limits:Number:PerHour", "-1", "'-1'")]
    [InlineData("SmsAuth:Limits:Number:PerDay", "1001", "0 (off) to")]
    [InlineData("SmsAuth:Limits:Number:PerHuor", "1", "there is no such setting")]
    [InlineData("SmsAuth:Limits:Country:Cap:SE", "many", "'many'")]
    public async Task A_limit_that_cannot_be_read_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));
        refusal.MustName(setting.Replace(":0", "", StringComparison.Ordinal), because);
    }

    [Theory]
    [InlineData("SmsAuth:Limits:Number:PerHour", "2")]
    [InlineData("SmsAuth:Limits:Number:PerDay", "2")]
    [InlineData("SmsAuth:Limits:Address:PerHour", "2")]
    [InlineData("SmsAuth:Limits:Client:PerHour", "2")]
    [InlineData("SmsAuth:Limits:Country:PerDay", "2")]
    [InlineData("SmsAuth:Limits:Country:Cap:US", "2")]
    [InlineData("SmsAuth:Limits:Global:PerMinute", "2")]
    [InlineData("SmsAuth:Verifiers:default:Limits:NumberPerHour", "2")]
    public async Task A_limit_that_is_set_is_kept(string setting, string value)
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development", (setting, value));

        List<int> answers = [];
        for (var i = 0; i < 3; i++) answers.Add((await CodeRequest.SendAsync(server, "+12025550100")).Status);

        Assert.Equal([200, 200, 429], answers);
    }
}
