using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Server.Tests.Deliveries;

/// <summary>A company's own sender, behind a webhook gateway: it keeps the texts that are signed, and says what became of them.</summary>
internal sealed class OwnSender(string gateway) : IAsyncDisposable
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private WebApplication? app;

    public ConcurrentQueue<JsonNode> Texts { get; } = new();

    public string Newest => $"{gateway}-{Texts.Count}";

    public string Code => $"{Texts.Last()["data"]!["code"]}";

    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ($"SmsAuth:Gateways:{gateway}:Type", "webhook"),
        ($"SmsAuth:Gateways:{gateway}:Address", $"{app!.Urls.First()}/send"),
        ($"SmsAuth:Gateways:{gateway}:Secret", "whsec_" + Convert.ToBase64String(key)),
    ];

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/send", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync();
            if (request.Headers["webhook-signature"] != Sign($"{request.Headers["webhook-id"]}", $"{request.Headers["webhook-timestamp"]}", body)) return Results.Unauthorized();
            Texts.Enqueue(JsonNode.Parse(body)!);
            return Results.Json(new { id = Newest });
        });
        await app.StartAsync();
    }

    /// <summary>A receipt, signed.</summary>
    public HttpRequestMessage Receipt(string id, string state, string? reason = null, string? at = null)
    {
        var body = new JsonObject { ["type"] = "sms_otp.receipt", ["data"] = new JsonObject { ["id"] = id, ["state"] = state, ["reason"] = reason } }.ToJsonString();
        var (messageId, timestamp) = ($"msg_{Guid.NewGuid():N}", $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}");
        return new HttpRequestMessage(HttpMethod.Post, $"connect/sms_otp/receipts/{at ?? gateway}")
        {
            Headers = { { "webhook-id", messageId }, { "webhook-timestamp", timestamp }, { "webhook-signature", Sign(messageId, timestamp, body) } },
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    // Both sides sign with the same secret.
    private string Sign(string messageId, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{messageId}.{timestamp}.{body}")));
}
