using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Gateways;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Gateways;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Challenges;

public sealed class ChannelTests : IAsyncDisposable
{
    private readonly RecordingGateway caller = new("caller");
    private readonly RecordingGateway messenger = new("messenger");
    private readonly RecordedSends sends = new();
    private readonly Engine engine;

    public ChannelTests() => engine = new Engine(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.Services.AddSingleton<ISmsGateway>(caller).AddSingleton<ISmsGateway>(messenger);
        builder.Services.AddSingleton<SmsAuth.Sending.ISendCheck>(sends);
        builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, static verifier =>
        {
            verifier.ResendAfter = TimeSpan.Zero;
            verifier.Channels["voice"] = new ChannelOptions { Gateways = ["caller"], After = 2 };
            verifier.Channels["whatsapp"] = new ChannelOptions { Gateways = ["messenger"], After = 0 };
        });
    });

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_channel_is_offered_after_its_number_of_texts_and_texts_always()
    {
        var first = Assert.IsType<StartOutcome.Started>(await engine.StartAsync());
        var second = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(first.Challenge));

        Assert.Equal(["sms", "whatsapp"], first.NextChannels);
        Assert.Equal(["sms", "voice", "whatsapp"], second.NextChannels);
    }

    [Fact]
    public async Task A_code_travels_on_the_channel_that_was_asked_for_and_works()
    {
        var challenge = await engine.StartedAsync(change: static r => r with { Channel = "whatsapp" });

        var message = Assert.Single(messenger.Handed);
        Assert.Equal("whatsapp", message.Channel);
        Assert.Empty(engine.Gateway.Handed);
        Assert.Equal(("whatsapp", "messenger"), ((await engine.CurrentAsync(challenge)).Channel, (await engine.CurrentAsync(challenge)).Gateway));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, r => r with { Code = messenger.CodeSentTo(Numbers.American) }));
    }

    [Fact]
    public async Task The_ladder_leads_from_texts_to_a_call_which_carries_the_only_code_that_works()
    {
        var challenge = await engine.StartedAsync();
        await engine.ResendAsync(challenge);
        var texted = engine.Gateway.CodeSentTo(Numbers.American);

        var called = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge, static r => r with { Channel = "voice" }));

        Assert.Equal("voice", called.Challenge.Channel);
        Assert.Equal("voice", Assert.Single(caller.Handed).Channel);
        Assert.Equal(2, engine.Gateway.Handed.Count);
        var spoken = caller.CodeSentTo(Numbers.American);
        if (texted.Reveal() != spoken.Reveal())
        {
            Assert.Equal(new RedeemOutcome.Refused(RefusalReason.WrongCode), await engine.RedeemAsync(challenge, r => r with { Code = texted }));
        }

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, r => r with { Code = spoken }));
    }

    [Fact]
    public async Task A_resend_that_names_no_channel_stays_on_the_one_it_is_on()
    {
        var challenge = await engine.StartedAsync(change: static r => r with { Channel = "whatsapp" });

        await engine.ResendAsync(challenge);
        await engine.ResendAsync(challenge, static r => r with { Channel = "sms" });
        await engine.ResendAsync(challenge);

        Assert.Equal((2, 2), (messenger.Handed.Count, engine.Gateway.Handed.Count));
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("fax")]
    [InlineData("SMS")]
    public async Task A_channel_that_is_not_offered_yet_or_at_all_is_refused_before_anything_is_counted(string channel)
    {
        var outcome = Assert.IsType<StartOutcome.ChannelNotOffered>(await engine.StartAsync(change: r => r with { Channel = channel }));
        Assert.Equal(["sms", "whatsapp"], outcome.Offered);
        Assert.Empty(sends.Asked);

        var challenge = await engine.StartedAsync();
        Assert.IsType<StartOutcome.ChannelNotOffered>(await engine.ResendAsync(challenge, r => r with { Channel = channel }));
        Assert.Single(sends.Asked);
        Assert.Equal(challenge, await engine.CurrentAsync(challenge));
    }

    [Fact]
    public async Task A_call_that_fails_gives_the_texted_code_back()
    {
        var challenge = await engine.StartedAsync();
        await engine.ResendAsync(challenge);
        caller.Mood = GatewayMood.Fails;

        Assert.IsType<StartOutcome.Unavailable>(await engine.ResendAsync(challenge, static r => r with { Channel = "voice" }));

        Assert.Equal("sms", (await engine.CurrentAsync(challenge)).Channel);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_challenge_on_a_channel_that_is_gone_goes_on_by_text()
    {
        var challenge = await engine.StartedAsync(change: static r => r with { Channel = "whatsapp" });
        await using var changed = new Engine(engine.Challenges, static builder =>
        {
            Engine.AddDefaults(builder);
            builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, static o => o.ResendAfter = TimeSpan.Zero);
        });

        var again = Assert.IsType<StartOutcome.Started>(await changed.ResendAsync(challenge));

        Assert.Equal("sms", again.Challenge.Channel);
        Assert.Single(changed.Gateway.Handed);
    }
}
