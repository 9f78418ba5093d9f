using SmsAuth.Settings;

namespace SmsAuth.Definitions;

/// <summary>A secret setting, decrypted.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsStale">Whether its key is on its way out, so that it has to be encrypted anew.</param>
public sealed record UnprotectedSetting(SettingSecret Value, bool IsStale);
