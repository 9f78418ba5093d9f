namespace SmsAuth.Settings;

/// <summary>A setting cannot be used at the moment, because what it refers to is not there. Its message holds no value.</summary>
public sealed class SettingUnavailableException(string message) : Exception(message);
