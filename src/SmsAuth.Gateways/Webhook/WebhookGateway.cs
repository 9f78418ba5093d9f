using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Webhook;

/// <summary>Posts each text to a sender of one's own, see docs/gateways/webhook.md.</summary>
internal sealed class WebhookGateway(string name, SettingValues settings, VendorClient client, TimeProvider time) : ISmsGateway, IReceiptReader
{
    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        using var request = Post(message, time.GetUtcNow());
        return Read(await client.SendAsync(request, cancellationToken));
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request) => Task.FromResult(WebhookReceipts.Read(request, settings.Secret(WebhookKind.Secret)));

    private HttpRequestMessage Post(TextMessage message, DateTimeOffset now)
    {
        var (id, timestamp, body) = ($"msg_{Guid.NewGuid():N}", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), BodyOf(message, now));
        return new HttpRequestMessage(HttpMethod.Post, settings.Address(WebhookKind.Address))
        {
            Headers =
            {
                { WebhookDefaults.IdHeader, id },
                { WebhookDefaults.TimestampHeader, timestamp },
                { WebhookDefaults.SignatureHeader, WebhookSignatures.Sign(settings.Secret(WebhookKind.Secret), id, timestamp, body) },
            },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }

    private static byte[] BodyOf(TextMessage message, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["type"] = WebhookDefaults.SendType,
        ["timestamp"] = now.UtcDateTime,
        ["data"] = new Dictionary<string, object?>
        {
            ["to"] = message.To.E164,
            ["channel"] = message.Channel,
            ["text"] = message.Body,
            ["code"] = message.Code?.Reveal(),
            ["minutes"] = message.Minutes,
            ["language"] = message.Language,
        },
    });

    // An empty answer will do: the specification asks receivers for a status and nothing else. What says anything else than we ask for is not of the sender.
    private static SendOutcome Read(VendorAnswer answer)
    {
        if (answer.IsSuccess && string.IsNullOrWhiteSpace(answer.Text)) return new SendOutcome.Accepted();
        if (!answer.IsSuccess || answer.Json.ValueKind is not JsonValueKind.Object || answer.Json.TryGetProperty("problem", out _)) return WebhookErrors.Read(answer);
        var id = answer.Json.At("id");
        if (id.ValueKind is JsonValueKind.Null) return new SendOutcome.Accepted();
        return id.AsText() is { } text ? new SendOutcome.Accepted(text) : WebhookErrors.Read(answer);
    }
}
