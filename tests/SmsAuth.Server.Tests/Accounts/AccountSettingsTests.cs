using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Accounts;

public sealed class AccountSettingsTests
{
    [Theory]
    [InlineData("SmsAuth:Numbers:RecentSignIn", "00:00:10", "00:01:00 to 1.00:00:00")]
    [InlineData("SmsAuth:Numbers:RecentSignin2", "1", "there is no such setting")]
    [InlineData("SmsAuth:Recycling:DormantAfter", "1", "7 to 3650 days")]
    [InlineData("SmsAuth:Recycling:DormantAfter", "never", "never")]
    [InlineData("SmsAuth:Recycling:Policy", "RequireStep", "AddDormantNumberStep")]
    [InlineData("SmsAuth:Recycling:Policy", "Ask", "Ask")]
    public async Task A_setting_that_cannot_be_used_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));
        refusal.MustName(setting, because);
    }

    [Fact]
    public async Task Settings_within_their_range_are_taken()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(
            folder, "Development", ("SmsAuth:Numbers:RecentSignIn", "00:30:00"), ("SmsAuth:Recycling:DormantAfter", "90"), ("SmsAuth:Recycling:Policy", "Allow"));

        Assert.NotNull(server.Client.BaseAddress);
    }
}
