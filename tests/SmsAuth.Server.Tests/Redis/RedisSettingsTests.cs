using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Redis;

public sealed class RedisSettingsTests
{
    [Theory]
    [InlineData("Redis:ConnectionString", "redis:6379,password=open-sesame,magicWord=1", "cannot be read")]
    [InlineData("Redis:ConnectionString", "password=open-sesame", "cannot be read")]
    [InlineData("Redis:ConectionString", "redis:6379,password=open-sesame", "there is no such setting")]
    [InlineData("Redis:DataProtection", "perhaps", "'perhaps'")]
    [InlineData("Redis:DataProtection", "true", "needs Redis:ConnectionString")]
    public async Task A_setting_that_cannot_be_used_is_refused_by_name_and_tells_no_password(string setting, string value, string because)
    {
        using var folder = new ServerFolder();

        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));

        refusal.MustName(setting, because);
        Assert.DoesNotContain("sesame", refusal.Errors + refusal.Output, StringComparison.Ordinal);
    }
}
