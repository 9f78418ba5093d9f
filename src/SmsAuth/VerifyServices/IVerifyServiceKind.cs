using SmsAuth.Settings;

namespace SmsAuth.VerifyServices;

/// <summary>A kind of verify service.</summary>
public interface IVerifyServiceKind : IProviderKind
{
    /// <summary>Makes a service. Its settings have been checked against their declarations.</summary>
    /// <param name="name">Its name, by which verifiers refer to it.</param>
    /// <param name="settings">Its settings, to be read at each use.</param>
    IVerifyService Create(string name, SettingValues settings);
}
