using System.Security.Cryptography;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Keys;

public sealed class PepperRotationTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_code_that_is_out_still_works_after_a_restart_with_a_new_pepper_and_numbers_keep_their_pseudonyms()
    {
        DemoPhone.Challenge before;
        await using (var server = await ServerProcess.StartAsync(folder, "Development", DemoPhone.WithoutLimits)) before = await new DemoPhone(server).AskAsync("+12025550100");
        File.WriteAllText(folder.In("data/keys/pepper-next.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        await using var rotated = await ServerProcess.StartAsync(folder, "Development", DemoPhone.WithoutLimits);
        var phone = new DemoPhone(rotated);
        Assert.Equal(200, (await phone.RedeemAsync(before)).Status);
        Assert.Equal(200, (await phone.RedeemAsync(await phone.AskAsync("+12025550101"))).Status);

        Assert.Equal("pepper-development,pepper-next", folder.Sql("SELECT group_concat(CodeKeyId) FROM (SELECT CodeKeyId FROM SmsAuthChallenges ORDER BY CreatedAt)"));
        await phone.AskAsync("+12025550100");
        Assert.Equal(1L, folder.Sql("SELECT COUNT(DISTINCT NumberHash) FROM SmsAuthChallenges WHERE PhoneNumber = '+12025550100'"));
    }
}
