using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.TestKit.Gateways;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Verifiers;

public sealed class CodeVerifierOptionsTests
{
    public static TheoryData<string, Action<CodeVerifierOptions>> OutOfRange => new()
    {
        { "Verifier 'default', Gateways: name at least one gateway.", static o => o.Gateways = [] },
        { "Verifier 'default', Gateways: name at least one gateway.", static o => o.Gateways = null! },
        { "Verifier 'default', Gateways: there is no gateway 'gone'; there are: recording", static o => o.Gateways = ["recording", "gone"] },
        { "Verifier 'default', ApplicationName: 1 to 40 characters, none of them a control character.", static o => o.ApplicationName = "" },
        { "Verifier 'default', ApplicationName: ", static o => o.ApplicationName = new string('a', 41) },
        { "Verifier 'default', ApplicationName: ", static o => o.ApplicationName = "two\nlines" },
        { "Verifier 'default', ApplicationName: ", static o => o.ApplicationName = null! },
        { "Verifier 'default', Language: a BCP 47 language tag, such as sv.", static o => o.Language = " " },
        { "Verifier 'default', CodeLength: 4 to 10.", static o => o.CodeLength = 3 },
        { "Verifier 'default', CodeLength: 4 to 10.", static o => o.CodeLength = 11 },
        { "Verifier 'default', Lifetime: 00:00:30 to 00:10:00.", static o => o.Lifetime = TimeSpan.FromSeconds(29) },
        { "Verifier 'default', Lifetime: 00:00:30 to 00:10:00.", static o => o.Lifetime = TimeSpan.FromSeconds(601) },
        { "Verifier 'default', Tries: 1 to 10.", static o => o.Tries = 0 },
        { "Verifier 'default', Tries: 1 to 10.", static o => o.Tries = 11 },
        { "Verifier 'default', ResendAfter: 00:00:00 to 00:10:00.", static o => o.ResendAfter = TimeSpan.FromSeconds(-1) },
        { "Verifier 'default', ResendAfter: 00:00:00 to 00:10:00.", static o => o.ResendAfter = TimeSpan.FromMinutes(11) },
        { "Verifier 'default', Resend: NewCode or SameCode.", static o => o.Resend = (ResendMode)2 },
        { "Verifier 'default', Channels: at most 10.", static o => o.Channels = Enumerable.Range(0, 11).ToDictionary(static i => $"c{i}", static _ => Voice()) },
        { "Verifier 'default', Channels:Voice: the name of a channel has 1 to 20 of the characters a-z 0-9 - _.", static o => o.Channels["Voice"] = Voice() },
        { "Verifier 'default', Channels:sms: that one is always there, on the gateways of Gateways.", static o => o.Channels["sms"] = Voice() },
        { "Verifier 'default', Channels:voice:Gateways: name at least one gateway.", static o => o.Channels["voice"] = new ChannelOptions() },
        { "Verifier 'default', Channels:voice:Gateways: name at least one gateway.", static o => o.Channels["voice"] = null! },
        { "Verifier 'default', Channels:voice:Gateways: there is no gateway 'gone'", static o => o.Channels["voice"] = new ChannelOptions { Gateways = ["gone"] } },
        { "Verifier 'default', Channels:voice:After: 0 to 10.", static o => o.Channels["voice"] = Voice(after: 11) },
        { "Verifier 'default', Channels:voice:After: 0 to 10.", static o => o.Channels["voice"] = Voice(after: -1) },
        { "Verifier 'default', Pending: 1 to 10.", static o => o.Pending = 0 },
        { "Verifier 'default', Pending: 1 to 10.", static o => o.Pending = 11 },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_setting_out_of_range_stops_the_start_and_is_named(string message, Action<CodeVerifierOptions> configure)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Start(configure));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_name_that_no_store_has_room_for_stops_the_start()
    {
        var failure = Assert.Throws<OptionsValidationException>(
            () => Start(static o => o.Gateways = [new string('g', 101)], new RecordingGateway(new string('g', 101))));

        Assert.Contains("the name of a gateway has 1 to 100 characters", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = new CodeVerifierOptions();

        Assert.Equal(
            (6, TimeSpan.FromMinutes(5), (int?)null, (TimeSpan?)null, 3),
            (options.CodeLength, options.Lifetime, options.Tries, options.ResendAfter, options.Pending));
        Assert.Equal(5, new LimitOptions().Challenge.Tries);
        Assert.Null(Record.Exception(() => Start(static _ => { })));
    }

    [Fact]
    public void A_verifier_without_a_name_or_with_a_long_one_is_refused()
    {
        var builder = new ServiceCollection().AddSmsAuth();

        Assert.Throws<ArgumentException>(() => builder.AddCodeVerifier("", static _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddCodeVerifier(new string('v', 101), static _ => { }));
    }

    private static ChannelOptions Voice(int after = 1) => new() { Gateways = ["recording"], After = after };

    private static void Start(Action<CodeVerifierOptions> configure, ISmsGateway? gateway = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(gateway ?? new RecordingGateway());
        services.AddSmsAuth().AddCodeVerifier("default", static o => o.Gateways = ["recording"]).AddCodeVerifier("default", configure);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
