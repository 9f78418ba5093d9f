using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmsAuth.Samples.Tests.Running;

/// <summary>The wire as it is, without any client library.</summary>
internal static partial class Wire
{
    public static async Task<(int Status, JsonElement Body)> PostAsync(this HttpClient http, string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(static p => KeyValuePair.Create(p.Name, p.Value)));
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public static async Task<HttpResponseMessage> GetAsync(this HttpClient http, string path, string? accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accessToken is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await http.SendAsync(request);
    }

    /// <summary>Asks for a code and exchanges it for tokens.</summary>
    public static async Task<JsonElement> SignInAsync(this HttpClient server, string client, string number, string scope)
    {
        var (challenged, challenge) = await server.PostAsync("connect/sms_otp", ("client_id", client), ("phone_number", number));
        Assert.Equal(200, challenged);
        var (signedIn, tokens) = await server.PostAsync("connect/token",
            ("grant_type", "sms_otp"),
            ("client_id", client),
            ("phone_number", number),
            ("code", await server.CodeForAsync(number)),
            ("challenge_id", challenge.String("challenge_id")),
            ("scope", scope));
        Assert.Equal(200, signedIn);
        return tokens;
    }

    /// <summary>The code of the newest text to a number.</summary>
    public static async Task<string> CodeForAsync(this HttpClient server, string number)
    {
        var texts = await server.GetFromJsonAsync<JsonElement>("outbox.json");
        return Digits().Match(texts.EnumerateArray().First(t => t.String("to") == number).String("text")).Value;
    }

    public static string String(this JsonElement json, string member) => json.GetProperty(member).ToString();

    /// <summary>A code that is not the given one.</summary>
    public static string Wrong(string code) => code[..^1] + (char)('0' + ((code[^1] - '0' + 1) % 10));

    [GeneratedRegex("[0-9]{4,10}")]
    private static partial Regex Digits();
}
