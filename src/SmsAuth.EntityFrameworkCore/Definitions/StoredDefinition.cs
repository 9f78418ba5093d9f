using SmsAuth.Definitions;

namespace SmsAuth.EntityFrameworkCore.Definitions;

/// <summary>A row of the table <c>SmsAuthDefinitions</c>. Secrets in its document are encrypted.</summary>
internal sealed class StoredDefinition
{
    public required DefinitionKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Document { get; init; }

    public required Guid Version { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required string SavedBy { get; init; }

    public static StoredDefinition From(SavedDefinition definition) => new()
    {
        Kind = definition.Kind,
        Name = definition.Name,
        Type = definition.Type,
        Document = definition.Document,
        Version = definition.Version,
        SavedAt = definition.SavedAt,
        SavedBy = definition.SavedBy,
    };

    public SavedDefinition ToDefinition() => new()
    {
        Kind = Kind,
        Name = Name,
        Type = Type,
        Document = Document,
        Version = Version,
        SavedAt = SavedAt,
        SavedBy = SavedBy,
    };
}
