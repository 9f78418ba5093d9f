using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SmsAuth.Server.Alerts;

/// <summary>The key of a webhook's signatures (Standard Webhooks 1.0.0, signature scheme). It never prints itself.</summary>
[DebuggerDisplay("[secret]")]
internal sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int MinBytes = 24;
    private const int MaxBytes = 64;

    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    /// <summary>Reads <c>whsec_</c> and 24 to 64 bytes in base64; null when it is none.</summary>
    public static WebhookSecret? Parse(string? input)
    {
        if (input?.StartsWith(Prefix, StringComparison.Ordinal) is not true) return null;
        var bytes = new byte[input.Length];
        return Convert.TryFromBase64String(input[Prefix.Length..], bytes, out var length) && length is >= MinBytes and <= MaxBytes
            ? new WebhookSecret(bytes[..length])
            : null;
    }

    /// <summary>Signs what is sent: the id, the time of the attempt and the body, with full stops between them.</summary>
    public string Sign(string id, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    public override string ToString() => "[secret]";
}
