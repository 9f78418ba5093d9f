using System.Text.Json.Serialization;
using SmsAuth.Gateways.Outbox;

namespace SmsAuth.Server.Outbox;

/// <summary>The outbox as JSON, the newest text first. Development only.</summary>
internal static class OutboxEndpoint
{
    public const string Path = "/outbox.json";

    public static void MapOutbox(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        app.MapGet(Path, static (DevelopmentOutbox outbox, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-store";
            return outbox.Messages.Select(static m => new Message(m.To, m.Text, m.SentAt.UtcDateTime, m.Channel));
        });
    }

    private sealed record Message(
        [property: JsonPropertyName("to")] string To,
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("sent_at")] DateTime SentAt,
        [property: JsonPropertyName("channel")] string Channel);
}
