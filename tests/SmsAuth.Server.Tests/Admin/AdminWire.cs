using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>A script that administers a developer's server as <c>demo-automation</c>.</summary>
internal sealed class AdminWire(HttpClient http, string? token)
{
    public const string Base = "/admin/api/v1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A script with a token of its own.</summary>
    public static async Task<AdminWire> SignInAsync(HttpClient http, string scope = "smsauth.admin") => new(http, await TokenAsync(http, "demo-automation", "demo-automation-secret", scope));

    public static async Task<string> TokenAsync(HttpClient http, string clientId, string secret, string scope)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret, ["scope"] = scope,
        });
        using var response = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancel);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(Cancel);
        Assert.True(response.IsSuccessStatusCode, body!.ToJsonString());
        return body["access_token"]!.ToString();
    }

    public Task<AdminAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <param name="path">The path below <see cref="Base"/>.</param>
    /// <param name="json">The body.</param>
    /// <param name="ifMatch">The ETag of the version that is meant.</param>
    public Task<AdminAnswer> PutAsync(string path, string json, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, json, ifMatch);

    public Task<AdminAnswer> PostAsync(string path, string? json = null, string? ifMatch = null) => SendAsync(HttpMethod.Post, path, json, ifMatch);

    public Task<AdminAnswer> DeleteAsync(string path, string? ifMatch = null) => SendAsync(HttpMethod.Delete, path, null, ifMatch);

    public async Task<AdminAnswer> SendAsync(HttpMethod method, string path, string? json = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, Base + path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new AdminAnswer((int)response.StatusCode, isJson ? JsonNode.Parse(text)!.AsObject() : [], text, response.Headers);
    }
}
