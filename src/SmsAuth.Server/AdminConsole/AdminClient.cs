using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SmsAuth.Server.Admin;
using SmsAuth.Server.AdminConsole.InProcess;

namespace SmsAuth.Server.AdminConsole;

/// <summary>The admin API for the pages of the console, as whoever is signed in.</summary>
internal sealed class AdminClient(
    ApiHandler handler, AuthenticationStateProvider authentication, BrowserAddress address, NavigationManager navigation, IOptions<JsonOptions> json) : IDisposable
{
    // Nothing is looked up: it is the address that the browser knows the server by, for answers that tell it.
    private readonly Lazy<HttpClient> http = new(() => new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(new Uri(navigation.BaseUri), $"{AdminApi.Path}/") });

    /// <param name="path">The path below <see cref="AdminApi.Path"/>, without a slash at its beginning.</param>
    public Task<ApiAnswer<T>> GetAsync<T>(string path) => SendAsync<T>(HttpMethod.Get, path);

    public Task<ApiAnswer<T>> PutAsync<T>(string path, object? body, string? version) => SendAsync<T>(HttpMethod.Put, path, body, version);

    public Task<ApiAnswer<T>> PostAsync<T>(string path, object? body = null) => SendAsync<T>(HttpMethod.Post, path, body);

    public Task<ApiAnswer<object>> DeleteAsync(string path, string? version = null) => SendAsync<object>(HttpMethod.Delete, path, version: version);

    public async Task<ApiAnswer<T>> SendAsync<T>(HttpMethod method, string path, object? body = null, string? version = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Options.Set(ApiHandler.Caller, new ConsoleCaller((await authentication.GetAuthenticationStateAsync()).User, address.Value));
        if (version is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(version));
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: json.Value.SerializerOptions);

        using var response = await http.Value.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) return new ApiAnswer<T> { Problem = ApiProblem.Read((int)response.StatusCode, text) };
        return new ApiAnswer<T>
        {
            Value = text.Length == 0 ? default : typeof(T) == typeof(string) ? (T)(object)text : JsonSerializer.Deserialize<T>(text, json.Value.SerializerOptions),
            Version = response.Headers.ETag?.ToString(),
        };
    }

    public void Dispose()
    {
        if (http.IsValueCreated) http.Value.Dispose();
    }
}
