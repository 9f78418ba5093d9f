using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmsAuth.Soak;

/// <summary>An answer of the server.</summary>
internal sealed record Answer(int Status, JsonElement Body)
{
    public bool IsSuccess => Status is 200;

    public string? Error => this["error"];

    public string? this[string member] =>
        Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty(member, out var value) ? value.ToString() : null;
}

/// <summary>The server under attack.</summary>
internal sealed partial class Wire(SoakOptions options) : IDisposable
{
    public const string Client = "demo-app";
    public const string OtherClient = "soak-other-app";

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = options.Connections })
    {
        BaseAddress = options.Server,
        Timeout = TimeSpan.FromMinutes(2),
    };

    public Task<Answer> StartAsync(string number, string? codeChallenge = null) => PostAsync(
        "connect/sms_otp",
        ("client_id", Client), ("phone_number", number), ("code_challenge", codeChallenge), ("code_challenge_method", codeChallenge is null ? null : "S256"));

    public Task<Answer> ResendAsync(string challenge) => PostAsync("connect/sms_otp", ("client_id", Client), ("challenge_id", challenge));

    public Task<Answer> RedeemAsync(string number, string code, string? challenge, string client = Client, string? codeVerifier = null, string? scope = null) => PostAsync(
        "connect/token",
        ("grant_type", "sms_otp"), ("client_id", client), ("phone_number", number), ("code", code), ("challenge_id", challenge),
        ("code_verifier", codeVerifier), ("scope", scope));

    /// <summary>Asks for a code to add a number to the account of an access token.</summary>
    public async Task<Answer> BindAsync(string accessToken, string number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("account/api/phone_numbers/start", UriKind.Relative))
        {
            Content = JsonContent.Create(new Dictionary<string, string> { ["phone_number"] = number }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await http.SendAsync(request);
        return await ReadAsync(response);
    }

    /// <summary>The codes on the phones, by number, the oldest first: those of the newest thousand texts.</summary>
    public async Task<ILookup<string, string>> CodesAsync()
    {
        var texts = await http.GetFromJsonAsync<JsonElement>(new Uri("outbox.json", UriKind.Relative));
        return texts.EnumerateArray().Reverse().ToLookup(
            static t => t.GetProperty("to").GetString()!,
            static t => Digits().Match(t.GetProperty("text").GetString()!).Value);
    }

    public void Dispose() => http.Dispose();

    private async Task<Answer> PostAsync(string path, params (string Name, string? Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Where(static p => p.Value is not null).Select(static p => KeyValuePair.Create(p.Name, p.Value)));
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ReadAsync(response);
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, body.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(body) : default);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])")]
    private static partial Regex Digits();
}
