using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using SmsAuth.Fraud.Alerts;

namespace SmsAuth.Server.Alerts;

/// <summary>Posts one alert once, as Standard Webhooks 1.0.0 has it.</summary>
internal sealed class WebhookClient(HttpClient http, Webhook webhook, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <returns>Null when it was accepted; otherwise why not.</returns>
    public async Task<WebhookFailure?> PostAsync(FraudAlert alert, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = RequestFor(alert);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? null
                : new WebhookFailure($"status {(int)response.StatusCode}", IsFinal: response.StatusCode is HttpStatusCode.Gone);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookFailure(exception.GetType().Name, IsFinal: false);
        }
    }

    private HttpRequestMessage RequestFor(FraudAlert alert)
    {
        var body = JsonSerializer.Serialize(WebhookBody.Of(alert), Json);

        // The time of this attempt, not of the alert: receivers refuse old ones as replays.
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json),
            Headers =
            {
                { "webhook-id", alert.Id },
                { "webhook-timestamp", timestamp },
                { "webhook-signature", webhook.Secret.Sign(alert.Id, timestamp, body) },
            },
        };
    }
}
