namespace SmsAuth.Settings;

/// <summary>Why a setting is refused.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="Message">Why, in a sentence for whoever sets it; never holds the value of a secret.</param>
public sealed record SettingProblem(string Setting, string Message);
