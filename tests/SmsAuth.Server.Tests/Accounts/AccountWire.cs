using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SmsAuth.Server.Tests.Accounts;

/// <summary>What a mobile app does with the server: signs people in as the demo client and calls the account API.</summary>
internal sealed partial class AccountWire(HttpClient http)
{
    public const string Numbers = "/account/api/phone_numbers";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Signs in with a text of the outbox and returns the token response.</summary>
    public async Task<JsonObject> SignInAsync(string number, string scope = "openid offline_access account")
    {
        var challenge = await FormAsync("/connect/sms_otp", ("phone_number", number));
        return await FormAsync(
            "/connect/token",
            ("grant_type", "sms_otp"), ("phone_number", number), ("code", await CodeAsync(number)), ("challenge_id", $"{challenge["challenge_id"]}"), ("scope", scope));
    }

    public async Task<string> AccessTokenAsync(string number, string scope = "openid account") => $"{(await SignInAsync(number, scope))["access_token"]}";

    public async Task<JsonObject> FormAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Prepend(("client_id", "demo-app")).Select(static p => KeyValuePair.Create(p.Item1, p.Item2)));
        using var response = await http.PostAsync(path, content, Token);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Token))!;
    }

    /// <summary>The texts to a number, the newest first.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string number)
    {
        var texts = await http.GetFromJsonAsync<JsonArray>("/outbox.json", Token);
        return [.. texts!.Where(t => $"{t!["to"]}" == number).Select(static t => $"{t!["text"]}")];
    }

    public async Task<string> CodeAsync(string number) => Digits().Match((await TextsAsync(number))[0]).Value;

    public Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> GetAsync(string? token) => SendAsync(HttpMethod.Get, Numbers, token, null);

    public Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> StartAsync(string? token, string number, string? replaces = null) =>
        SendAsync(HttpMethod.Post, $"{Numbers}/start", token, JsonOf(("phone_number", number), ("replaces", replaces)));

    public Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> ConfirmAsync(string? token, string challengeId, string code) =>
        SendAsync(HttpMethod.Post, $"{Numbers}/confirm", token, JsonOf(("challenge_id", challengeId), ("code", code)));

    public Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> RemoveAsync(string? token, string id) =>
        SendAsync(HttpMethod.Delete, $"{Numbers}/{id}", token, null);

    /// <summary>Starts, reads the text and confirms.</summary>
    public async Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> BindAsync(string token, string number, string? replaces = null)
    {
        var (status, started, _) = await StartAsync(token, number, replaces);
        Assert.Equal(200, status);
        return await ConfirmAsync(token, $"{started["challenge_id"]}", await CodeAsync(number));
    }

    /// <summary>The masked numbers of the account, each with its id.</summary>
    public async Task<IReadOnlyList<(string Id, string Masked)>> ListAsync(string token)
    {
        var (status, body, _) = await GetAsync(token);
        Assert.Equal(200, status);
        return [.. body["phone_numbers"]!.AsArray().Select(static n => ($"{n!["id"]}", $"{n!["phone_number"]}"))];
    }

    public async Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> SendAsync(HttpMethod method, string path, string? token, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, Token);
        var body = await response.Content.ReadAsStringAsync(Token);
        return ((int)response.StatusCode, body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : [], response.Headers);
    }

    private static string JsonOf(params (string Name, string? Value)[] members) =>
        new JsonObject(members.Where(static m => m.Value is not null).Select(static m => KeyValuePair.Create(m.Name, (JsonNode?)m.Value))).ToJsonString();

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Digits();
}
