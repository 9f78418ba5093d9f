using System.Text.Json;

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>What a vendor was asked.</summary>
public sealed record Asked(string Method, Uri Address, Dictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The body as a form.</summary>
    public Dictionary<string, string> Form => Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static p => p.Split('=', 2))
        .ToDictionary(static p => Uri.UnescapeDataString(p[0].Replace('+', ' ')), static p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
}
