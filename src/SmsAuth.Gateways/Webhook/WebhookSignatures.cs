using System.Security.Cryptography;
using System.Text;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Webhook;

/// <summary>The signatures v1 of Standard Webhooks: HMAC-SHA256 over id, timestamp and body, with full stops between them. Each secret makes one.</summary>
internal static class WebhookSignatures
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>The signatures under all secrets, with spaces between them.</summary>
    public static string Sign(SettingSecret secrets, string id, string timestamp, ReadOnlyMemory<byte> body) => string.Join(' ', AllOf(secrets, id, timestamp, body));

    /// <summary>Whether one of the signatures is that under one of the secrets.</summary>
    public static bool Verify(SettingSecret secrets, string id, string timestamp, ReadOnlyMemory<byte> body, string signatures)
    {
        var ours = AllOf(secrets, id, timestamp, body).Select(Encoding.UTF8.GetBytes).ToList();
        return signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Encoding.UTF8.GetBytes)
            .Any(theirs => ours.Any(our => CryptographicOperations.FixedTimeEquals(our, theirs)));
    }

    private static IEnumerable<string> AllOf(SettingSecret secrets, string id, string timestamp, ReadOnlyMemory<byte> body)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body.Span];
        return secrets.Reveal().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), content)));
    }
}
