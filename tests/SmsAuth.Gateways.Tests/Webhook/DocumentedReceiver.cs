using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SmsAuth.Gateways.Tests.Webhook;

/// <summary>The receiver that docs/gateways/webhook.md shows.</summary>
internal static class DocumentedReceiver
{
    public static void Map(WebApplication app, TimeProvider time, string secret, Func<string, string, string, Task<string>> sendAsync)
    {
        // <documented>
        app.MapPost("/send", async (HttpRequest request) =>
        {
            var (id, timestamp) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
            var body = await new StreamReader(request.Body).ReadToEndAsync();
            var isRecent = long.TryParse(timestamp, out var seconds) && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= 300;
            var hash = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
            var expected = Encoding.ASCII.GetBytes($"v1,{Convert.ToBase64String(hash)}");
            var isSigned = request.Headers["webhook-signature"].ToString().Split(' ').Any(s => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(s), expected));
            if (!isRecent || !isSigned) return Results.Json(new { problem = "unauthorized" }, statusCode: 401);

            var text = JsonDocument.Parse(body).RootElement.GetProperty("data");
            return Results.Ok(new { id = await sendAsync(id, text.GetProperty("to").GetString()!, text.GetProperty("text").GetString()!) });
        });

        // </documented>
    }
}
