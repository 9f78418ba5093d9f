using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Fraud.Alerts;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Server.Alerts;
using SmsAuth.Server.Startup;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Server.Tests.Alerts;

public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("a key of thirty-two bytes......!");
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Key);
    private readonly ConcurrentQueue<Received> received = new();
    private readonly ConcurrentQueue<int> statuses = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CapturedLogs logs = new();
    private WebApplication receiver = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        receiver = builder.Build();
        receiver.MapPost("/secret-path", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers;
            received.Enqueue(new Received(
                headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync()));
            context.Response.StatusCode = statuses.TryDequeue(out var status) ? status : 200;
        });
        await receiver.StartAsync(Token);
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Fact]
    public async Task An_alert_is_posted_and_signed_as_Standard_Webhooks_has_it()
    {
        await using var server = await StartAsync();
        var alert = Alert();

        await SinkOf(server).TakeAsync(alert);
        var request = await NextAsync(1);

        Assert.Equal((alert.Id, "1772366400"), (request.Id, request.Timestamp));
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{request.Id}.{request.Timestamp}.{request.Body}"))), request.Signature);
        Assert.DoesNotContain('.', alert.Id);
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal("fraud.paused", body["type"]!.ToString());
        Assert.Equal("prefix", body["data"]!["kind"]!.ToString());
        Assert.Equal("+1202555", body["data"]!["subject"]!.ToString());
    }

    [Fact]
    public async Task An_alert_that_is_not_accepted_is_posted_again_with_the_same_id_and_a_new_time_and_not_for_ever()
    {
        foreach (var _ in WebhookAlerts.Waits.Append(default)) statuses.Enqueue(500);
        await using var server = await StartAsync();
        await SinkOf(server).TakeAsync(Alert());

        for (var i = 0; i < WebhookAlerts.Waits.Length; i++)
        {
            await NextAsync(i + 1);
            await LoggedAsync(5702, i + 1);
            time.Advance(WebhookAlerts.Waits[i]);
        }

        await LoggedAsync(5703, 1);
        Assert.Equal(WebhookAlerts.Waits.Length + 1, received.Count);
        Assert.Single(received.Select(static r => r.Id).Distinct());
        Assert.Equal(received.Count, received.Select(static r => r.Timestamp).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_asked_once()
    {
        statuses.Enqueue(410);
        await using var server = await StartAsync();
        await SinkOf(server).TakeAsync(Alert());

        await LoggedAsync(5703, 1);
        Assert.Single(received);
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_path_of_the_webhook_is_logged()
    {
        statuses.Enqueue(500);
        await using var server = await StartAsync();
        await SinkOf(server).TakeAsync(Alert());

        await LoggedAsync(5702, 1);
        logs.AssertNowhere(Secret);
        logs.AssertNowhere("secret-path");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64")]
    public void What_is_no_key_of_24_to_64_bytes_is_refused(string? input) => Assert.Null(WebhookSecret.Parse(input));

    [Fact]
    public void A_secret_never_prints_itself() => Assert.Equal("[secret]", WebhookSecret.Parse(Secret)!.ToString());

    private static FraudAlert Alert() => new()
    {
        Change = FraudChange.Paused,
        Subject = new ConversionSubject(ConversionKind.Prefix, "+1202555"),
        At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Until = new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero),
        Sent = 45,
    };

    private static IFraudAlertSink SinkOf(WebApplication server) => server.Services.GetRequiredService<IFraudAlertSink>();

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["SmsAuth:Alerts:Webhook:Url"] = receiver.Urls.First() + "/secret-path";
        builder.Configuration["SmsAuth:Alerts:Webhook:Secret"] = Secret;
        builder.Services.AddSingleton<TimeProvider>(time);
        var problems = new StartProblems();
        builder.AddAlerts(problems);
        problems.ThrowIfAny();
        var server = builder.Build();
        await server.StartAsync(Token);
        return server;
    }

    private async Task<Received> NextAsync(int count)
    {
        while (received.Count < count) await Task.Delay(10, Token);
        return received.ElementAt(count - 1);
    }

    private async Task LoggedAsync(int eventId, int count)
    {
        while (logs.Entries.Count(e => e.EventId.Id == eventId) < count) await Task.Delay(10, Token);
    }

    private sealed record Received(string Id, string Timestamp, string Signature, string Body);
}
