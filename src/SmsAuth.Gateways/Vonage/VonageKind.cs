using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Vonage;

/// <summary>Vonage's Messages API, for texts.</summary>
internal sealed class VonageKind(VendorClient client, TimeProvider time) : IGatewayKind
{
    public const string Sender = nameof(Sender);
    public const string SignatureSecret = nameof(SignatureSecret);
    public const string ApiKey = nameof(ApiKey);
    public const string ApiSecret = nameof(ApiSecret);
    public const string AccountAddress = nameof(AccountAddress);

    public string Type => VonageDefaults.Type;

    public string Label => "Vonage";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        .. VonageApplication.Settings,
        SenderOf("Who the text is from: a number of yours with its country code, or a name where the receiver's country allows one.", required: true),
        CommonSettings.Receipts,
        new(SignatureSecret, "Signature secret")
        {
            Help = "What Vonage signs its receipts with, from Settings in the dashboard. Without it no receipt is believed.",
            Secret = true,
            Pattern = @"\S{8,200}",
            Allowed = "8 to 200 characters without spaces",
        },
        new(ApiKey, "API key")
        {
            Help = "The key of the account, with which the balance is asked for.",
            Pattern = "[A-Za-z0-9]{4,32}",
            Allowed = "4 to 32 letters and digits",
        },
        new(ApiSecret, "API secret")
        {
            Help = "The secret of the account, with which the balance is asked for.",
            Secret = true,
            Pattern = @"\S{8,200}",
            Allowed = "8 to 200 characters without spaces",
        },
        CommonSettings.Base(VonageDefaults.BaseAddress),
        CommonSettings.Base(VonageDefaults.AccountAddress) with
        {
            Name = AccountAddress,
            Label = "Account address",
            Help = "Where the Account API is. Leave it as it is unless Vonage has given you another one.",
        },
    ];

    /// <summary>Who texts are from.</summary>
    public static SettingDeclaration SenderOf(string help, bool required) => new(Sender, "Sender")
    {
        Help = help,
        Required = required,
        Pattern = @"\+?[0-9]{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}",
        Allowed = "a number of up to 15 digits, or 1 to 11 letters, digits and spaces",
    };

    public ISmsGateway Create(string name, SettingValues settings) => new VonageGateway(name, settings, client, time);
}
