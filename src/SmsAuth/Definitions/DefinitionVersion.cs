namespace SmsAuth.Definitions;

/// <summary>A version of a definition.</summary>
/// <param name="Version">The version, to be named when it is saved again.</param>
/// <param name="At">When it was saved.</param>
/// <param name="By">Who saved it.</param>
public sealed record DefinitionVersion(Guid Version, DateTimeOffset At, string By)
{
    internal static DefinitionVersion Of(SavedDefinition definition) => new(definition.Version, definition.SavedAt, definition.SavedBy);
}
