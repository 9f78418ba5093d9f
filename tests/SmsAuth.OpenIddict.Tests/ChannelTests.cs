using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Clients;
using SmsAuth.Gateways.Outbox;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.Verifiers;

namespace SmsAuth.OpenIddict.Tests;

public sealed class ChannelTests
{
    [Fact]
    public async Task The_ladder_of_channels_is_told_and_climbed_by_resending()
    {
        await using var host = await WithVoiceAsync();
        var first = await host.ChallengeAsync();
        Assert.Equal(("sms", "sms,voice"), (first["channel"], NextChannels(first)));
        host.Time.Advance(TimeSpan.FromMinutes(1));

        var second = await host.ChallengeAsync(more: [("challenge_id", first["challenge_id"]), ("channel", "voice")]);

        Assert.Equal(("voice", "sms,voice"), (second["channel"], NextChannels(second)));
        Assert.Equal(["voice", "sms"], host.Texts.Select(static t => t.Channel));
        Assert.Equal(200, (await host.TokenAsync(SmsOtpHost.CodeOf(host.Texts[0]), first["challenge_id"])).Status);
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("fax")]
    public async Task A_channel_that_is_not_offered_yet_or_at_all_is_refused_by_name_of_what_is(string channel)
    {
        await using var host = await WithVoiceAsync();

        var refused = await host.ChallengeAsync(more: ("channel", channel));

        Assert.Equal((400, "invalid_request"), (refused.Status, refused.Error));
        Assert.Equal("The channel parameter must be one of: sms.", refused["error_description"]);
        Assert.Empty(host.Texts);
        Assert.Equal(200, (await host.ChallengeAsync()).Status);
    }

    [Theory]
    [InlineData("SMS")]
    [InlineData("two words")]
    [InlineData("a-name-of-one-and-twenty")]
    public async Task What_cannot_be_the_name_of_a_channel_is_refused(string channel)
    {
        await using var host = await WithVoiceAsync();

        Assert.Equal("invalid_request", (await host.ChallengeAsync(more: ("channel", channel))).Error);
    }

    [Fact]
    public async Task A_resend_that_repeats_the_code_tells_the_time_that_is_left()
    {
        await using var host = await SmsOtpHost.StartAsync(static s => s.AddSmsAuth()
            .AddCodeVerifier(ClientPolicy.DefaultVerifier, static o => o.Resend = ResendMode.SameCode));
        var first = await host.ChallengeAsync();
        host.Time.Advance(TimeSpan.FromSeconds(90));

        var second = await host.ChallengeAsync(more: ("challenge_id", first["challenge_id"]));

        Assert.Equal(("300", "210"), (first["expires_in"], second["expires_in"]));
        Assert.Equal(SmsOtpHost.CodeOf(host.Texts[1]), SmsOtpHost.CodeOf(host.Texts[0]));
        Assert.Contains("4 min", host.Texts[0].Text, StringComparison.Ordinal);
    }

    private static Task<SmsOtpHost> WithVoiceAsync() => SmsOtpHost.StartAsync(static s => s.AddSmsAuth()
        .AddCodeVerifier(ClientPolicy.DefaultVerifier, static o => o.Channels["voice"] = new ChannelOptions { Gateways = [DevelopmentOutbox.GatewayName] }));

    private static string NextChannels(Wire answer) => string.Join(',', answer.Json["next_channels"]!.AsArray().Select(static c => c!.ToString()));
}
