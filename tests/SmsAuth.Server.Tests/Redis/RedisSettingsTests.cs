using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Redis;

public sealed class RedisSettingsTests
{
    [Theory]
    [InlineData("Redis:ConnectionString", "redis:6379,password=open-sesame,magicWord=1", "cannot be read")]
    [InlineData("Redis:ConnectionString", "password=open-sesame", "cannot be read")]
    [InlineData("Redis:ConectionString", "redis:6379,password=open-sesame", "there is no such setting")]
    [InlineData("Redis:DataProtection", "perhaps", "'perhaps'")]
    [InlineData("Redis:Timeout", "soon", "'soon'")]
    [InlineData("Redis:DataProtection", "true", "needs Redis:ConnectionString")]
    public async Task A_setting_that_cannot_be_used_is_refused_by_name_and_tells_no_password(string setting, string value, string because)
    {
        using var folder = new ServerFolder();

        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));

        refusal.MustName(setting, because);
        Assert.DoesNotContain("sesame", refusal.Errors + refusal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_out_of_range_is_refused()
    {
        using var folder = new ServerFolder();

        var refusal = await ServerProcess.RefusalAsync(folder, "Development", ("Redis:ConnectionString", "redis:6379"), ("Redis:Timeout", "00:00:11"));

        refusal.MustName("Redis:Timeout", "00:00:10");
    }
}
