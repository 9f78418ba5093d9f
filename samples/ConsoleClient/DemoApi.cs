using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConsoleClient;

/// <summary>Calls the sample ProtectedApi.</summary>
internal sealed class DemoApi(ClientSettings settings, HttpClient http)
{
    /// <summary>Shows what the API knows about the caller.</summary>
    public async Task ShowCallerAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Api, "claims"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        try
        {
            using var response = await http.SendAsync(request);
            await ShowAsync(response);
        }
        catch (HttpRequestException)
        {
            Prompt.Say($"The API at {settings.Api} cannot be reached. Start the sample ProtectedApi to see it answer.");
        }
    }

    private static async Task ShowAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            Prompt.Say($"The API refused the access token with the status {(int)response.StatusCode}.");
            return;
        }

        Prompt.Say("The API knows the caller by the access token:");
        var claims = await response.Content.ReadFromJsonAsync<JsonElement>();
        foreach (var claim in claims.EnumerateObject()) Prompt.Say($"  {claim.Name}: {claim.Value}");
    }
}
