using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Gateways;
using SmsAuth.Gateways.Outbox;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.Tests.Gateways;

public sealed class DevelopmentOutboxTests
{
    private readonly DevelopmentOutbox outbox = new(new FakeTimeProvider(Samples.Start));

    [Fact]
    public async Task A_text_is_kept_instead_of_sent()
    {
        Assert.IsType<SendOutcome.Accepted>(await SendAsync("482915 is your code."));

        Assert.Equal(new OutboxMessage("+12025550100", "482915 is your code.", Samples.Start, "sms"), Assert.Single(outbox.Messages));
    }

    [Fact]
    public async Task A_text_is_kept_with_the_channel_it_would_have_travelled_on()
    {
        await outbox.SendAsync(new TextMessage(Numbers.American, "482915 is your code.", "voice"), TestContext.Current.CancellationToken);

        Assert.Equal("voice", Assert.Single(outbox.Messages).Channel);
    }

    [Fact]
    public async Task The_newest_thousand_are_kept_newest_first()
    {
        for (var i = 0; i <= DevelopmentOutbox.Capacity; i++) await SendAsync(i.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(DevelopmentOutbox.Capacity, outbox.Messages.Count);
        Assert.Equal(("1000", "1"), (outbox.Messages[0].Text, outbox.Messages[^1].Text));
    }

    [Fact]
    public async Task A_kept_text_never_prints_itself()
    {
        await SendAsync("482915 is your code.");

        Assert.Equal("[outbox message]", $"{outbox.Messages[0]}");
    }

    [Fact]
    public void Adding_it_twice_is_adding_it_once()
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().AddDevelopmentOutbox().AddDevelopmentOutbox();
        using var provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<DevelopmentOutbox>(), Assert.Single(provider.GetServices<ISmsGateway>()));
    }

    private Task<SendOutcome> SendAsync(string body) =>
        outbox.SendAsync(new TextMessage(Numbers.American, body), TestContext.Current.CancellationToken);
}
