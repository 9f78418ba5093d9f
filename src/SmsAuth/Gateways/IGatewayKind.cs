using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>A kind of gateway.</summary>
public interface IGatewayKind : IProviderKind
{
    /// <summary>Makes a gateway. Its settings have been checked against their declarations.</summary>
    /// <param name="name">Its name, by which verifiers refer to it.</param>
    /// <param name="settings">Its settings, to be read at each use.</param>
    ISmsGateway Create(string name, SettingValues settings);
}
