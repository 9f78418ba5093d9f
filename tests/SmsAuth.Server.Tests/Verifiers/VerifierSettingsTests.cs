using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Verifiers;

public sealed class VerifierSettingsTests
{
    [Fact]
    public async Task In_development_a_verifier_may_be_changed_without_repeating_that_it_uses_the_outbox()
    {
        using var folder = new ServerFolder();

        await using var server = await ServerProcess.StartAsync(folder, "Development", ("SmsAuth:Verifiers:default:ResendAfter", "00:00:01"));

        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_settings_are_checked_too()
    {
        using var folder = new ServerFolder();

        var refusal = await ServerProcess.RefusalAsync(folder, "Development", ("SmsAuth:Verifiers:default:Tries", "50"));

        refusal.MustName("default", "Tries", "1 to 10");
    }
}
