using System.Globalization;
using System.Xml.Linq;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Twilio;

/// <summary>
/// Twilio: texts (<see href="https://www.twilio.com/docs/messaging/api/message-resource"/>), calls that read the text out
/// (<see href="https://www.twilio.com/docs/voice/api/call-resource"/>), whether codes were entered
/// (<see href="https://www.twilio.com/docs/messaging/api/message-feedback-resource"/>) and the balance
/// (<see href="https://www.twilio.com/docs/usage/api/balance"/>, hardly described there; its fields are those of
/// <see href="https://github.com/twilio/twilio-oai"/>).
/// </summary>
internal sealed class TwilioGateway(string name, SettingValues settings, VendorClient client) : ISmsGateway, IReceiptReader, IBalanceReader, IConversionFeedback
{
    /// <summary>The longest that Twilio keeps a text in its queue, in seconds.</summary>
    private const int MaxValidity = 36_000;

    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        if (ProblemOf(message.Channel) is { } problem) return new SendOutcome.Failed(problem, SendProblem.Misconfigured);
        using var request = message.Channel == Channel.Voice ? Post("Calls", Call(message)) : Post("Messages", Text(message));

        var answer = await client.SendAsync(request, cancellationToken);
        return IsTaken(answer, message.Channel) ? new SendOutcome.Accepted(answer.Json.At("sid").AsText()) : TwilioErrors.Read(answer);
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request) => Task.FromResult(TwilioReceipts.Read(request, settings.Secret(TwilioAccount.AuthToken)));

    public async Task<Balance?> ReadBalanceAsync(CancellationToken cancellationToken)
    {
        if (TwilioAccount.ProblemOf(settings) is not null) return null;
        using var request = TwilioAccount.Request(settings, HttpMethod.Get, Under("Balance"));
        var answer = await client.SendAsync(request, cancellationToken);

        // A text, because it is exact; null for accounts below another one.
        return answer.IsSuccess && decimal.TryParse(answer.Json.At("balance").AsText(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var left)
            ? new Balance(left, answer.Json.At("currency").AsText() ?? "")
            : null;
    }

    public async Task<bool> ReportAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        // Of calls there is no feedback.
        if (!TwilioSid.IsOfMessage(conversion.MessageId) || TwilioAccount.ProblemOf(settings) is not null) return false;
        var outcome = conversion.Verified ? "confirmed" : "unconfirmed";
        using var request = Post($"Messages/{conversion.MessageId}/Feedback", new() { ["Outcome"] = outcome });
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.IsSuccess && answer.Json.At("outcome").AsText() == outcome;
    }

    // Created, with an id and a state from which the text or call still goes on.
    private static bool IsTaken(VendorAnswer answer, string channel) => answer.Status == 201 && (channel == Channel.Voice
        ? TwilioSid.Is(answer.Json.At("sid").AsText(), TwilioSid.Call) && answer.Json.At("status").AsText() is "queued" or "ringing" or "in-progress"
        : TwilioSid.IsOfMessage(answer.Json.At("sid").AsText()) && answer.Json.At("status").AsText() is "accepted" or "queued" or "sending" or "sent");

    // What the declarations of single settings cannot say.
    private string? ProblemOf(string channel) => TwilioAccount.ProblemOf(settings) ?? channel switch
    {
        Channel.Sms when (settings.Optional(TwilioKind.From) is null) == (settings.Optional(TwilioKind.MessagingServiceSid) is null) =>
            $"set {TwilioKind.From} or {TwilioKind.MessagingServiceSid}, one of the two",
        Channel.Voice when Caller is null => $"set {TwilioKind.CallerNumber}: calls are from a number",
        Channel.Sms or Channel.Voice => null,
        _ => $"no channel '{channel}'",
    };

    private string? Caller => settings.Optional(TwilioKind.CallerNumber)
        ?? (settings.Optional(TwilioKind.From) is ['+', .. var digits] number && digits.All(char.IsAsciiDigit) ? number : null);

    private Dictionary<string, string?> Text(TextMessage message) => new()
    {
        ["To"] = message.To.E164,
        ["From"] = settings.Optional(TwilioKind.From),
        ["MessagingServiceSid"] = settings.Optional(TwilioKind.MessagingServiceSid),
        ["Body"] = message.Body,

        // A text that comes when its code no longer works is worse than none.
        ["ValidityPeriod"] = message.Minutes > 0 ? Math.Min(message.Minutes * 60, MaxValidity).ToString(CultureInfo.InvariantCulture) : null,
        ["ProvideFeedback"] = "true",
        ["StatusCallback"] = settings.Optional(CommonSettings.ReceiptAddress),
    };

    // The instructions come with the request and not from an address of ours: the code is in no address.
    private Dictionary<string, string?> Call(TextMessage message) => new()
    {
        ["To"] = message.To.E164,
        ["From"] = Caller,
        ["Twiml"] = new XElement(
            "Response",
            new XElement(
                "Say",
                new XAttribute("language", TwilioLanguages.Spoken(message.Language)),
                new XAttribute("loop", 2),
                SpokenText.Of(message))).ToString(SaveOptions.DisableFormatting),
        ["StatusCallback"] = settings.Optional(CommonSettings.ReceiptAddress),
    };

    private HttpRequestMessage Post(string resource, Dictionary<string, string?> form) => TwilioAccount.Request(settings, HttpMethod.Post, Under(resource), form);

    private Uri Under(string resource) => settings.Under($"2010-04-01/Accounts/{settings.Text(TwilioAccount.AccountSid)}/{resource}.json");
}
