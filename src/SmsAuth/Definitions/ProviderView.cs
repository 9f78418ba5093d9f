namespace SmsAuth.Definitions;

/// <summary>A gateway or verify service as it is shown: without its secrets.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind, see <see cref="SmsAuth.Settings.IProviderKind.Type"/>.</param>
/// <param name="Settings">Its settings, in the order in which the kind declares them.</param>
public sealed record ProviderView(DefinitionKind Kind, string Name, string Type, IReadOnlyList<SettingView> Settings)
{
    /// <summary>Who saved which version when; null when it is from the configuration, and cannot be changed here.</summary>
    public DefinitionVersion? Saved { get; init; }
}
