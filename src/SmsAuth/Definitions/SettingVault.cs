using SmsAuth.Settings;

namespace SmsAuth.Definitions;

/// <summary>Encrypts secret settings with what the host has registered for it.</summary>
internal sealed class SettingVault(IEnumerable<ISettingProtector> protectors)
{
    private readonly ISettingProtector? protector = protectors.LastOrDefault();

    /// <exception cref="InvalidOperationException">The host has registered nothing.</exception>
    public string Protect(string place, string value) =>
        protector?.Protect(place, new SettingSecret(value)) ?? throw new InvalidOperationException($"Register an {nameof(ISettingProtector)} to save secret settings.");

    /// <inheritdoc cref="ISettingProtector.Unprotect"/>
    public UnprotectedSetting? Unprotect(string place, string value) => protector?.Unprotect(place, value);
}
