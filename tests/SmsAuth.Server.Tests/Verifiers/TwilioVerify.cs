using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Server.Tests.Verifiers;

/// <summary>Twilio Verify on this machine, as <see href="https://www.twilio.com/docs/verify/api"/> describes it, with the phones that it texts.</summary>
internal sealed class TwilioVerify : IAsyncDisposable
{
    public const string AuthToken = "s3cr3tTokenOfTwilio0123456789abcd";

    private const string Account = "AC0123456789abcdef0123456789abcdef";
    private const string Service = "VA0123456789abcdef0123456789abcdef";
    private const int Tries = 5;

    private readonly ConcurrentDictionary<string, Verification> pending = [];
    private WebApplication? app;
    private int checks;

    public TwilioMood Mood { get; set; }

    /// <summary>How often it was asked about a code.</summary>
    public int Checks => Volatile.Read(ref checks);

    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("SmsAuth:VerifyServices:twilio:Type", "twilio"),
        ("SmsAuth:VerifyServices:twilio:AccountSid", Account),
        ("SmsAuth:VerifyServices:twilio:AuthToken", AuthToken),
        ("SmsAuth:VerifyServices:twilio:VerifyServiceSid", Service),
        ("SmsAuth:VerifyServices:twilio:BaseAddress", app!.Urls.First()),
    ];

    public string CodeFor(string number) => pending.Values.Single(v => v.To == number).Code;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Use(AnswerAsync);
        app.MapPost($"/v2/Services/{Service}/Verifications", async (HttpRequest request) => Start(await request.ReadFormAsync()));
        app.MapPost($"/v2/Services/{Service}/VerificationCheck", async (HttpRequest request) => Check(await request.ReadFormAsync()));
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private static IResult Error(int status, int code, string message) =>
        Results.Json(new { code, message, more_info = $"https://www.twilio.com/docs/errors/{code}", status }, statusCode: status);

    private static IResult Answer(int http, Verification verification, string status) => Results.Json(
        new { sid = verification.Sid, service_sid = Service, account_sid = Account, to = verification.To, channel = "sms", status, valid = status == "approved" },
        statusCode: http);

    private Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (Mood is TwilioMood.HangsUp)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (Mood is TwilioMood.Unavailable) return Error(503, 20503, "Service unavailable").ExecuteAsync(context);
        var credentials = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{AuthToken}"));
        return context.Request.Headers.Authorization == credentials ? next(context) : Error(401, 20003, "Authenticate").ExecuteAsync(context);
    }

    // A number has one verification at a time; another start for it sends its code again.
    private IResult Start(IFormCollection form)
    {
        if (form["Channel"] != "sms") return Error(400, 60200, "Invalid parameter: Channel");
        var to = form["To"].ToString();
        var verification = pending.Values.FirstOrDefault(v => v.To == to) ?? new Verification(
            $"VE{Guid.NewGuid():N}", to, RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        pending.TryAdd(verification.Sid, verification);
        return Answer(201, verification, "pending");
    }

    private IResult Check(IFormCollection form)
    {
        Interlocked.Increment(ref checks);
        if (!pending.TryGetValue(form["VerificationSid"].ToString(), out var verification)) return Error(404, 20404, "The requested resource was not found");
        if (++verification.Tried > Tries) return Error(429, 60202, "Max check attempts reached");
        if (form["Code"] != verification.Code) return Answer(200, verification, "pending");

        // What is approved is forgotten.
        pending.TryRemove(verification.Sid, out _);
        return Answer(200, verification, "approved");
    }

    private sealed record Verification(string Sid, string To, string Code)
    {
        public int Tried { get; set; }
    }
}
