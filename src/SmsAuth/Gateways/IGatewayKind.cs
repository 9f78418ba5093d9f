using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>A kind of gateway that can be configured by its settings, any number of times.</summary>
public interface IGatewayKind
{
    /// <summary>Its name in configuration, 1 to 50 of the characters a-z 0-9 -, such as <c>messagebird</c>.</summary>
    string Type { get; }

    /// <summary>What a form calls it.</summary>
    string Label { get; }

    /// <summary>The settings that its gateways have.</summary>
    IReadOnlyList<SettingDeclaration> Settings { get; }

    /// <summary>Makes a gateway. Its settings have been checked against their declarations.</summary>
    /// <param name="name">Its name, by which verifiers refer to it.</param>
    /// <param name="settings">Its settings, to be read at each use.</param>
    ISmsGateway Create(string name, SettingValues settings);
}
