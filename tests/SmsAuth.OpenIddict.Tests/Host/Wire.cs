using System.Text.Json.Nodes;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>One exchange on the wire.</summary>
public sealed record Wire(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? this[string member] => Json[member]?.ToString();

    public string? Error => this["error"];

    public static async Task<Wire> ReadAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(static h => h.Key is not "Date")
            .ToDictionary(static h => h.Key, static h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Wire((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }
}
