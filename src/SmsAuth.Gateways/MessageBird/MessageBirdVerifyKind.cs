using SmsAuth.Gateways.Http;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>MessageBird's Verify: it makes the code, sends it and checks what is entered.</summary>
internal sealed class MessageBirdVerifyKind(VendorClient client) : IVerifyServiceKind
{
    public const string Template = nameof(Template);
    public const string TokenLength = nameof(TokenLength);
    public const string Timeout = nameof(Timeout);
    public const string MaxAttempts = nameof(MaxAttempts);

    public string Type => MessageBirdDefaults.Type;

    public string Label => "MessageBird Verify";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        MessageBirdKind.AccessKeySetting,
        MessageBirdKind.OriginatorSetting,
        new(Template, "Template")
        {
            Help = "The text, with %token where the code goes and %application where the application's name goes.",
            Pattern = "(?=.*%token).{6,160}",
            Allowed = "a line of up to 160 characters with %token in it",
        },
        new(TokenLength, "Token length")
        {
            Help = "How many digits a code has; the verifier's CodeLength has to be the same.",
            Pattern = "[6-9]|10",
            Allowed = "6 to 10",
            Default = "6",
        },
        new(Timeout, "Timeout")
        {
            Help = "How many seconds a code works; not less than the verifier's Lifetime.",
            Pattern = "[3-9][0-9]|[1-9][0-9]{2}",
            Allowed = "30 to 999",
            Default = "300",
        },
        new(MaxAttempts, "Max attempts")
        {
            Help = "How many tries a code has; not less than the verifier's Tries.",
            Pattern = "[1-9]|10",
            Allowed = "1 to 10",
            Default = "5",
        },
        MessageBirdKind.VoiceSetting,
        CommonSettings.Base(MessageBirdDefaults.BaseAddress),
    ];

    public IVerifyService Create(string name, SettingValues settings) => new MessageBirdVerifyService(name, settings, client);
}
