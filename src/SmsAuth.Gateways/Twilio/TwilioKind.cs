using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Twilio;

/// <summary>Twilio's Programmable Messaging, and calls that read the text out.</summary>
internal sealed class TwilioKind(VendorClient client) : IGatewayKind
{
    public const string MessagingServiceSid = nameof(MessagingServiceSid);
    public const string From = nameof(From);
    public const string CallerNumber = nameof(CallerNumber);

    public string Type => TwilioDefaults.Type;

    public string Label => "Twilio";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        TwilioAccount.Sid,
        TwilioAccount.Token("The auth token, from the start page of the console. Receipts are checked with it; without it none is believed, and requests need an API key."),
        TwilioAccount.KeySid,
        TwilioAccount.KeySecret,
        new(MessagingServiceSid, "Messaging service SID")
        {
            Help = "The messaging service that chooses who texts are from. Set it or From, one of the two.",
            Pattern = TwilioSid.Pattern(TwilioSid.MessagingService),
            Allowed = TwilioSid.Allowed(TwilioSid.MessagingService),
        },
        new(From, "From")
        {
            Help = "Who texts are from: a number or short code of yours, or a name where the receiver's country allows one. Set it or the messaging service, one of the two.",
            Pattern = @"\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}",
            Allowed = "a number with + and its country code, a short code, or 1 to 11 letters, digits, spaces and + - _ &",
        },
        new(CallerNumber, "Caller number")
        {
            Help = "The number of yours that calls are from, for verifiers that offer the channel voice. Without it they are from From, when that is a number.",
            Pattern = @"\+[1-9][0-9]{6,14}",
            Allowed = "a number with + and its country code",
        },
        CommonSettings.Receipts,
        CommonSettings.Base(TwilioDefaults.BaseAddress),
    ];

    public ISmsGateway Create(string name, SettingValues settings) => new TwilioGateway(name, settings, client);
}
