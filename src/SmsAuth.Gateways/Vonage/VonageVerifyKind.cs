using SmsAuth.Gateways.Http;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Vonage;

/// <summary>Vonage's Verify API v2.</summary>
internal sealed class VonageVerifyKind(VendorClient client, TimeProvider time) : IVerifyServiceKind
{
    public const string Brand = nameof(Brand);
    public const string CodeLength = nameof(CodeLength);
    public const string Seconds = nameof(Seconds);

    public string Type => VonageDefaults.Type;

    public string Label => "Vonage Verify";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        .. VonageApplication.Settings,
        new(Brand, "Brand")
        {
            Help = @"What the text calls your application; without it the application's name, of which Vonage takes 18 characters and none of \ / { } : $.",
            Pattern = @"[^\\/{}:$]{1,18}",
            Allowed = @"1 to 18 characters, none of them one of \ / { } : $",
        },
        VonageKind.SenderOf("Who texts are from: a number of yours with its country code, or a name; without it the brand.", required: false),
        new(CodeLength, "Code length")
        {
            Help = "How many digits codes have.",
            Pattern = "[4-9]|10",
            Allowed = "a number from 4 to 10",
            Default = "6",
        },
        new(Seconds, "Seconds")
        {
            Help = "How long a code works, in seconds; as long as verifiers let theirs work, or longer.",
            Pattern = "1[5-9]|[2-9][0-9]|[1-8][0-9]{2}|900",
            Allowed = "a number from 15 to 900",
            Default = "300",
        },
        CommonSettings.Base(VonageDefaults.BaseAddress),
    ];

    public IVerifyService Create(string name, SettingValues settings) => new VonageVerifyService(name, settings, client, time);
}
