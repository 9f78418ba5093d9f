namespace SmsAuth.Definitions;

/// <summary>A setting as it is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null when it is secret or not set.</param>
/// <param name="IsSet">Whether it has a value.</param>
public sealed record SettingView(string Name, string? Value, bool IsSet);
