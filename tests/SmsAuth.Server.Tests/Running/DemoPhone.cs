using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SmsAuth.Server.Tests.Running;

/// <summary>Somebody with the demo app and a phone whose texts are in the outbox.</summary>
internal sealed partial class DemoPhone(HttpClient server)
{
    public DemoPhone(ServerProcess server)
        : this(server.Client)
    {
    }

    /// <summary>Settings that let one phone do as much as many.</summary>
    public static (string Name, string Value)[] WithoutLimits { get; } =
    [
        ("SmsAuth:Limits:Number:Cooldown", "0"),
        ("SmsAuth:Limits:Number:PerHour", "0"),
        ("SmsAuth:Limits:Number:PerDay", "0"),
        ("SmsAuth:Limits:Address:PerHour", "0"),
        ("SmsAuth:Limits:Client:PerHour", "0"),
        ("SmsAuth:Limits:Country:PerDay", "0"),
        ("SmsAuth:Limits:Global:PerMinute", "0"),
        ("SmsAuth:Limits:Failures:PerNumberPerDay", "0"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Posts a form as the demo app.</summary>
    public async Task<(int Status, JsonNode Body)> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(
            form.Where(static p => p.Value.Length > 0).Select(static p => KeyValuePair.Create(p.Name, p.Value))
                .Concat(form.Any(static p => p.Name == "client_id") ? [] : [KeyValuePair.Create("client_id", "demo-app")]));
        using var response = await server.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!);
    }

    /// <summary>Asks for a code and reads it on the phone.</summary>
    public async Task<Challenge> AskAsync(string number)
    {
        var (status, body) = await PostAsync("connect/sms_otp", ("phone_number", number));
        Assert.Equal(200, status);
        var code = (await TextsAsync()).First(t => t.To == number).Code;
        return new Challenge(number, body["challenge_id"]!.ToString(), code);
    }

    public Task<(int Status, JsonNode Body)> RedeemAsync(Challenge challenge) => PostAsync(
        "connect/token",
        ("grant_type", "sms_otp"),
        ("phone_number", challenge.Number),
        ("code", challenge.Code),
        ("challenge_id", challenge.Id),
        ("scope", "openid phone offline_access"));

    /// <summary>The numbers and codes of all texts, the newest first.</summary>
    public async Task<IReadOnlyList<(string To, string Code)>> TextsAsync()
    {
        var texts = JsonNode.Parse(await server.GetStringAsync(new Uri("outbox.json", UriKind.Relative), Token))!.AsArray();
        return [.. texts.Select(static t => (t!["to"]!.ToString(), Digits().Match(t["text"]!.ToString()).Value))];
    }

    [GeneratedRegex("[0-9]{4,10}")]
    private static partial Regex Digits();

    public sealed record Challenge(string Number, string Id, string Code);
}
