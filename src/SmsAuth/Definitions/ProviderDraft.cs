namespace SmsAuth.Definitions;

/// <summary>A gateway or verify service as somebody wants to save it.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name, 1 to 50 of the characters a-z 0-9 - _.</param>
/// <param name="Type">Its kind, see <see cref="Settings.IProviderKind.Type"/>.</param>
/// <param name="Settings">Its settings by name. A secret that is null, or not there, stays as it is saved; any other setting that is not there is removed.</param>
public sealed record ProviderDraft(DefinitionKind Kind, string Name, string Type, IReadOnlyDictionary<string, string?> Settings)
{
    /// <summary>The version that it takes the place of; null to add one.</summary>
    public Guid? Version { get; init; }

    /// <summary>The name alone: settings may be secret.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
