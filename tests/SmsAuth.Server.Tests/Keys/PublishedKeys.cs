using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Keys;

/// <summary>The keys that a server publishes.</summary>
internal static class PublishedKeys
{
    /// <summary>Their ids, in the order of the document.</summary>
    public static Task<string[]> OfAsync(ServerProcess server) => OfAsync(server.Client);

    /// <inheritdoc cref="OfAsync(ServerProcess)"/>
    public static async Task<string[]> OfAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks") { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var keys = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. keys.GetProperty("keys").EnumerateArray().Select(static key => key.GetProperty("kid").GetString()!)];
    }
}
