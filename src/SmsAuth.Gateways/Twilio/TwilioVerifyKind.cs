using SmsAuth.Gateways.Http;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Twilio;

/// <summary>Twilio Verify.</summary>
internal sealed class TwilioVerifyKind(VendorClient client) : IVerifyServiceKind
{
    public const string VerifyServiceSid = nameof(VerifyServiceSid);
    public const string OwnName = nameof(OwnName);

    public string Type => TwilioDefaults.Type;

    public string Label => "Twilio Verify";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        TwilioAccount.Sid,
        TwilioAccount.Token("The auth token, from the start page of the console. Requests need it or an API key."),
        TwilioAccount.KeySid,
        TwilioAccount.KeySecret,
        new(VerifyServiceSid, "Verify service SID")
        {
            Help = "The Verify service, from Verify > Services in the console. Its friendly name is in the texts.",
            Required = true,
            Pattern = TwilioSid.Pattern(TwilioSid.VerifyService),
            Allowed = TwilioSid.Allowed(TwilioSid.VerifyService),
        },
        new(OwnName, "Application's own name")
        {
            Help = "Whether texts have the name of the verifier's application in place of the service's. Twilio has to switch custom friendly names on for you first.",
            Pattern = "yes|no",
            Allowed = "yes or no",
            Default = "no",
        },
        CommonSettings.Base(TwilioDefaults.VerifyBaseAddress),
    ];

    public IVerifyService Create(string name, SettingValues settings) => new TwilioVerifyService(name, settings, client);
}
