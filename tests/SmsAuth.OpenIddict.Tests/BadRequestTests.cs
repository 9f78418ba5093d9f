using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>Every parameter of both endpoints, in every bad shape: a clear 4xx, no text, no try, no exception in the log.</summary>
public sealed class BadRequestTests(BadRequestTests.Fixture fixture) : IClassFixture<BadRequestTests.Fixture>
{
    private static readonly string Huge = new('1', 100_000);

    private static readonly (string Name, string Value)[] Challenge =
    [
        ("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number), ("country", "US"), ("channel", "sms"), ("ui_locales", "en"),
        ("challenge_id", SmsAuth.Challenges.ChallengeId.New().Value), ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("code_challenge_method", "S256"),
    ];

    private static readonly (string Name, string Value)[] Token =
    [
        ("grant_type", "sms_otp"), ("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number), ("country", "US"), ("code", "123456"),
        ("challenge_id", SmsAuth.Challenges.ChallengeId.New().Value), ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), ("scope", "openid"),
    ];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            string[] shapes = ["doubled", "huge", "control characters", "nul", "non-ASCII digits", "line break"];
            foreach (var (path, form) in new[] { ("connect/sms_otp", Challenge), ("connect/token", Token) })
            {
                foreach (var (name, _) in form) foreach (var shape in shapes) cases.Add(path, name, shape);
            }

            foreach (var shape in new[] { "missing", "empty" })
            {
                foreach (var name in new[] { "client_id", "phone_number" }) cases.Add("connect/sms_otp", name, shape);
                foreach (var name in new[] { "grant_type", "client_id", "phone_number", "code" }) cases.Add("connect/token", name, shape);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_parameter_gets_a_clear_4xx_and_nothing_happens(string path, string name, string shape)
    {
        var form = (path == "connect/token" ? Token : Challenge).ToList();

        // A resend may leave the number out; only a start needs it.
        if (path == "connect/sms_otp" && shape is "missing" or "empty") form.RemoveAll(static p => p.Name == "challenge_id");
        var index = form.FindIndex(p => p.Name == name);
        var value = form[index].Value;
        if (shape == "missing") form.RemoveAt(index);
        else if (shape == "doubled") form.Add((name, value));
        else form[index] = (name, Spoil(value, shape));

        await AssertClearAsync(await fixture.Host.PostAsync(path, [.. form]));
    }

    [Theory]
    [InlineData("connect/sms_otp")]
    [InlineData("connect/token")]
    public async Task Parameters_in_the_query_are_not_read(string path)
    {
        var query = string.Join('&', (path == "connect/token" ? Token : Challenge).Select(static p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        await AssertClearAsync(await fixture.Host.PostAsync($"{path}?{query}"));
        using var response = await fixture.Host.Http.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        await AssertClearAsync(await Wire.ReadAsync(response));
    }

    [Theory]
    [InlineData("connect/sms_otp", "application/json", """{"client_id":"app","phone_number":"+12025550100"}""")]
    [InlineData("connect/token", "application/json", """{"grant_type":"sms_otp","client_id":"app","phone_number":"+12025550100","code":"123456"}""")]
    [InlineData("connect/sms_otp", "text/plain", "client_id=app&phone_number=%2B12025550100")]
    [InlineData("connect/token", null, "")]
    public async Task Anything_but_a_form_is_refused(string path, string? type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        using var response = await fixture.Host.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        await AssertClearAsync(await Wire.ReadAsync(response));
    }

    [Theory]
    [InlineData("2025550100", null, "country")]
    [InlineData(" 12025550100", null, "%2B")]
    [InlineData("+1 202 555 01", null, "numbering plan")]
    [InlineData("+18005550199", null, "cannot receive")]
    [InlineData("+1202CALLNOW", null, "ASCII digits")]
    [InlineData("+12025550100 ext 5", null, "ASCII digits")]
    [InlineData("2025550100", "USA", "ISO 3166")]
    [InlineData("2025550100", "XX", "ISO 3166")]
    [InlineData("<script>", null, "ASCII digits")]
    [InlineData("' OR 1=1 --", null, "ASCII digits")]
    public async Task What_is_no_phone_number_is_told_why(string number, string? country, string because)
    {
        var refused = await fixture.Host.ChallengeAsync(number, more: ("country", country));
        Assert.Contains(because, refused["error_description"], StringComparison.Ordinal);
        await AssertClearAsync(refused);
    }

    [Theory]
    [InlineData("abcdef")]
    [InlineData("123")]
    [InlineData("12345678901")]
    [InlineData("12 34 56")]
    [InlineData("-12345")]
    [InlineData("0x1234")]
    public async Task What_is_no_code_is_an_invalid_request(string code)
    {
        var refused = await fixture.Host.TokenAsync(code);
        Assert.Contains("ASCII digits", refused["error_description"], StringComparison.Ordinal);
        await AssertClearAsync(refused);
    }

    [Theory]
    [InlineData("connect/sms_otp", "a long name")]
    [InlineData("connect/token", "a long name")]
    [InlineData("connect/sms_otp", "many names")]
    [InlineData("connect/token", "many names")]
    public async Task A_form_that_cannot_be_read_is_the_clients_fault(string path, string shape)
    {
        (string, string?)[] more = shape == "many names" ? [.. Enumerable.Range(0, 5000).Select(static i => ($"p{i}", (string?)"x"))] : [(Huge, "x")];
        var form = path == "connect/token" ? Token : Challenge;
        await AssertClearAsync(await fixture.Host.PostAsync(path, [.. form.Select(static p => (p.Name, (string?)p.Value)), .. more]));
    }

    [Fact]
    public async Task A_channel_that_is_not_offered_is_refused()
    {
        var refused = await fixture.Host.ChallengeAsync(more: ("channel", "voice"));
        Assert.Contains("channel", refused["error_description"], StringComparison.Ordinal);
        await AssertClearAsync(refused);
    }

    private static string Spoil(string value, string shape) => shape switch
    {
        "empty" => "",
        "huge" => Huge,
        "control characters" => value + "\u0007\u001b[31m",
        "nul" => value + "\0",
        "line break" => value + "\r\nX-Injected: 1",
        "non-ASCII digits" => value + "٣４",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private Task AssertClearAsync(Wire answer)
    {
        Assert.InRange(answer.Status, 400, 499);
        Assert.False(string.IsNullOrEmpty(answer.Error));
        Assert.False(string.IsNullOrEmpty(answer["error_description"]));
        Assert.DoesNotContain("X-Injected", string.Join(',', answer.Headers.Keys), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(fixture.Host.Texts);
        Assert.Empty(fixture.Host.Logs.Entries
            .Where(static e => e.Level is LogLevel.Error or LogLevel.Critical || e.Exception is not null)
            .Select(static e => $"{e.Category}: {e.Message} {e.Exception}"));
        return Task.CompletedTask;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public SmsOtpHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await SmsOtpHost.StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
