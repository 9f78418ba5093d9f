using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>Both endpoints under anything that can be sent over HTTP: an OAuth error, never a failure of the server. A failure prints the request and a seed.</summary>
public sealed partial class RequestFuzzTests : IAsyncLifetime
{
    private const int Requests = 1_500;
    private const int Large = 200_000;

    private static readonly string[] KnownNames =
    [
        "client_id", "client_secret", "client_assertion", "client_assertion_type", "phone_number", "country", "channel", "ui_locales", "challenge_id",
        "code_challenge", "code_challenge_method", "grant_type", "code", "code_verifier", "scope", "resource", "refresh_token", "captcha_token",
        "device_token", "remember_device",
    ];

    private static readonly string[] KnownValues =
    [
        SmsOtpHost.Client, SmsOtpHost.Number, "sms_otp", "urn:smsauth:grant-type:sms_otp", "refresh_token", "client_credentials", "S256", "123456", "true", "sms",
        "openid phone offline_access", "%2B12025550100", "US", "%00", "%", "%zz", "%ff%fe", "%u0041", "%ED%A0%80", "+", "&", "==", "[]", "{}", "null", "%0D%0AX-Injected:1",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "AAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];

    private static readonly Gen<string> Names = Gen.Frequency<string>((6, Gen.OneOf(KnownNames)), (1, Gen.String[0, 20]));

    private static readonly Gen<string> Values = Gen.Frequency<string>(
        (6, Gen.OneOf(KnownValues)), (2, Gen.String[0, 60]), (1, Gen.Int[0, Large].Select(static n => new string('7', n))));

    private static readonly Gen<byte[]> Forms = Gen.Select(Names, Values, Gen.Bool).Array[0, 14].Select(static pairs => Encoding.UTF8.GetBytes(string.Join(
        '&', pairs.Select(static p => p.Item3 ? $"{p.Item1}={p.Item2}" : $"{Uri.EscapeDataString(p.Item1)}={Uri.EscapeDataString(p.Item2)}"))));

    private static readonly Gen<byte[]> Signed = Forms.Select(static form => (byte[])
        [.. Encoding.ASCII.GetBytes($"grant_type=sms_otp&client_id={SmsOtpHost.Client}&phone_number=%2B12025550100&code=123456&"), .. form]);

    private static readonly Gen<byte[]> Bodies = Gen.Frequency<byte[]>((3, Forms), (3, Signed), (2, Gen.Byte.Array[0, 400]), (1, Gen.Byte.Array[10_000, 20_000]));

    private static readonly Gen<string?> Types = Gen.Frequency<string?>(
        (8, Gen.OneOf<string?>("application/x-www-form-urlencoded")),
        (4, Gen.OneOf<string?>(
            null, "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nope", "multipart/form-data",
            "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"\"", "application/json", "text/plain", ";", "application/x-www-form-urlencoded;;;")),
        (1, Gen.Char[' ', '~'].Array[0, 30].Select(static c => (string?)new string(c))));

    private static readonly Gen<string?> Authorizations = Gen.Frequency<string?>(
        (6, Gen.Const<string?>(() => null)),
        (1, Gen.OneOf<string?>("Basic", "Basic ====", "Basic YXBw", "Basic YXBwOg==", "Basic OmE=", "Basic //79", "Bearer x", "Digest a=b", "")),
        (1, Gen.Byte.Array[0, 40].Select(static b => (string?)$"Basic {Convert.ToBase64String(b)}")),
        (1, Gen.Char[' ', '~'].Array[0, 40].Select(static c => (string?)new string(c))));

    private static readonly Gen<Shot> Shots = Gen.Select(
        Gen.OneOf("connect/sms_otp", "connect/token", "connect/sms_otp/", "connect/token?grant_type=sms_otp&client_id=app"),
        Gen.Frequency((20, "POST"), (1, "GET"), (1, "PUT"), (1, "DELETE"), (1, "BREW")),
        Types,
        Authorizations,
        Bodies).Select(static s => new Shot(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5));

    private readonly FailureLog failures = new();
    private SmsOtpHost host = null!;

    public async ValueTask InitializeAsync() => host = await SmsOtpHost.StartAsync(services =>
    {
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(failures);
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Anything_at_all_is_answered_as_OAuth_answers()
    {
        await Shots.SampleAsync(FireAsync, iter: SearchEffort.Times(Requests), threads: 2);
        Assert.Empty(failures.Failures);
    }

    private async Task FireAsync(Shot shot)
    {
        using var request = new HttpRequestMessage(new HttpMethod(shot.Method), new Uri(shot.Path, UriKind.Relative));
        if (shot.Method is not "GET")
        {
            request.Content = new ByteArrayContent(shot.Body);
            if (shot.Type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", shot.Type);
        }

        if (shot.Authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", shot.Authorization);
        using var response = await host.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();

        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.DoesNotContain(response.Headers, static h => h.Key.Contains("Injected", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("no-store", response.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        var json = JsonNode.Parse(body)!.AsObject();
        if (response.IsSuccessStatusCode)
        {
            Assert.True(json.ContainsKey("challenge_id"));
            return;
        }

        // RFC 6749 5.2: the characters that an error and its description may have.
        Assert.Matches(ErrorText(), (string?)json["error"]);
        Assert.Matches(ErrorText(), (string?)json["error_description"]);
        Assert.True(failures.Failures.Count == 0, string.Join('\n', failures.Failures));
    }

    [GeneratedRegex(@"^[\x20\x21\x23-\x5B\x5D-\x7E]+$")]
    private static partial Regex ErrorText();

    private sealed record Shot(string Path, string Method, string? Type, string? Authorization, byte[] Body)
    {
        public override string ToString() =>
            $"{Method} {Path}\nContent-Type: {Type}\nAuthorization: {Authorization}\n\n{Encoding.Latin1.GetString(Body[..Math.Min(Body.Length, 2_000)])}";
    }
}
