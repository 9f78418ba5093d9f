using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>MessageBird's SMS and voice messages.</summary>
internal sealed class MessageBirdKind(VendorClient client) : IGatewayKind
{
    public const string AccessKey = nameof(AccessKey);
    public const string Originator = nameof(Originator);
    public const string SigningKey = nameof(SigningKey);
    public const string Voice = nameof(Voice);

    /// <summary>What requests are authorized with.</summary>
    public static SettingDeclaration AccessKeySetting { get; } = new(AccessKey, "Access key")
    {
        Help = "A live API key, from Developers > API access in the dashboard.",
        Required = true,
        Secret = true,
        Pattern = @"[A-Za-z0-9_\-]{8,100}",
        Allowed = "8 to 100 of the characters A-Z a-z 0-9 _ -",
    };

    /// <summary>Who texts and calls are from.</summary>
    public static SettingDeclaration OriginatorSetting { get; } = new(Originator, "Originator")
    {
        Help = "Who the text is from: a number of yours with its country code, or a name where the receiver's country allows one.",
        Required = true,
        Pattern = @"\+?[0-9]{3,17}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}",
        Allowed = "a number of up to 17 digits, or 1 to 11 letters, digits and spaces",
    };

    /// <summary>The voice of calls.</summary>
    public static SettingDeclaration VoiceSetting { get; } = new(Voice, "Voice")
    {
        Help = "The voice of calls, for verifiers that offer the channel voice.",
        Pattern = "female|male",
        Allowed = "female or male",
        Default = "female",
    };

    public string Type => MessageBirdDefaults.Type;

    public string Label => "MessageBird";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        AccessKeySetting,
        OriginatorSetting,
        VoiceSetting,
        CommonSettings.Receipts,
        new(SigningKey, "Signing key")
        {
            Help = "What MessageBird signs its receipts with, from Developers > API settings. Without it no receipt is believed.",
            Secret = true,
            Pattern = @"\S{8,200}",
            Allowed = "8 to 200 characters without spaces",
        },
        CommonSettings.Base(MessageBirdDefaults.BaseAddress),
    ];

    public ISmsGateway Create(string name, SettingValues settings) => new MessageBirdGateway(name, settings, client);
}
