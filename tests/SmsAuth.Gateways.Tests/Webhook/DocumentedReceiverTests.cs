using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Codes;
using SmsAuth.TestKit;

namespace SmsAuth.Gateways.Tests.Webhook;

/// <summary>What docs/gateways/webhook.md shows is what runs here.</summary>
public sealed class DocumentedReceiverTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly TextMessage Text = new(Numbers.American, "482915 – dein Code für Example.") { Code = OtpCode.Parse("482915"), Minutes = 5 };

    private readonly FakeTimeProvider time = new();
    private readonly List<(string Id, string To, string Text)> sent = [];
    private WebApplication app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        DocumentedReceiver.Map(app, time, Secret, (id, to, text) =>
        {
            sent.Add((id, to, text));
            return Task.FromResult("17");
        });
        await app.StartAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task It_sends_what_is_signed()
    {
        Assert.Equal(new SendOutcome.Accepted("17"), await SendAsync(Secret, time));

        var (id, to, text) = Assert.Single(sent);
        Assert.StartsWith("msg_", id, StringComparison.Ordinal);
        Assert.Equal((Text.To.E164, Text.Body), (to, text));
    }

    [Fact]
    public async Task It_sends_while_the_secret_is_replaced() =>
        Assert.Equal(new SendOutcome.Accepted("17"), await SendAsync($"whsec_{new string('A', 32)} {Secret}", time));

    [Fact]
    public async Task It_sends_nothing_that_is_signed_with_another_secret() => AssertRefused(await SendAsync($"whsec_{new string('A', 32)}", time));

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task It_sends_nothing_that_is_old(int seconds) => AssertRefused(await SendAsync(Secret, new FakeTimeProvider(time.GetUtcNow().AddSeconds(seconds))));

    [Fact]
    public async Task It_is_the_one_that_is_documented()
    {
        var source = await File.ReadAllTextAsync(At("tests/SmsAuth.Gateways.Tests/Webhook/DocumentedReceiver.cs"), Token);
        var docs = await File.ReadAllTextAsync(At("docs/gateways/webhook.md"), Token);

        Assert.Contains(Unindented(Between(source, "// <documented>", "// </documented>")), Unindented(docs), StringComparison.Ordinal);
    }

    private void AssertRefused(SendOutcome outcome)
    {
        Assert.Equal(SendProblem.Unauthorized, Assert.IsType<SendOutcome.Failed>(outcome).Problem);
        Assert.Empty(sent);
    }

    private async Task<SendOutcome> SendAsync(string secret, TimeProvider clock)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        services.AddSmsAuth().AddHttpGateways().AddGateway("own", "webhook", new Dictionary<string, string> { ["Address"] = $"{app.Urls.First()}/send", ["Secret"] = secret });
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<GatewayRoute>().Find("own")!.SendAsync(Text, Token);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, StringComparison.Ordinal)];
    }

    private static string Unindented(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string At(string path) =>
        Path.Combine(typeof(DocumentedReceiverTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Root").Value!, path);
}
