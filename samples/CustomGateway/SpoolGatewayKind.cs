using SmsAuth.Gateways;
using SmsAuth.Settings;

namespace CustomGateway;

/// <summary>Declares what a gateway of this kind is configured by.</summary>
public sealed class SpoolGatewayKind : IGatewayKind
{
    public string Type => "smstools";

    public string Label => "SMS Server Tools 3";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new("Folder", "Outgoing folder") { Help = "The folder that the daemon takes texts from.", Required = true, Pattern = "/.{1,200}", Allowed = "an absolute path" },
    ];

    public ISmsGateway Create(string name, SettingValues settings) => new SpoolGateway(name, settings);
}
