using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Webhook;

/// <summary>A sender of one's own.</summary>
internal sealed class WebhookKind(VendorClient client, TimeProvider time) : IGatewayKind
{
    public const string Address = nameof(Address);
    public const string Secret = nameof(Secret);

    // 24 to 64 bytes, as the specification asks for.
    private const string OneSecret = "whsec_([A-Za-z0-9+/]{4}){8,21}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

    public string Type => WebhookDefaults.Type;

    public string Label => "Webhook";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        CommonSettings.Base("https://sms.example.com/send") with
        {
            Name = Address,
            Label = "Address",
            Help = "Where your sender takes texts.",
            Required = true,
            Default = null,
        },
        new(Secret, "Secret")
        {
            Help = "What both sides sign with: whsec_ and 24 to 64 random bytes in base64. While you replace it, the new one and the old one with a space between them.",
            Required = true,
            Secret = true,
            Pattern = $"{OneSecret}( {OneSecret}){{0,4}}",
            Allowed = "1 to 5 secrets with spaces between them, each whsec_ and 24 to 64 bytes in base64",
        },
    ];

    public ISmsGateway Create(string name, SettingValues settings) => new WebhookGateway(name, settings, client, time);
}
