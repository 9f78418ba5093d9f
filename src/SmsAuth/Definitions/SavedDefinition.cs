namespace SmsAuth.Definitions;

/// <summary>A gateway, verify service or verifier as it is saved. Secrets in it are encrypted.</summary>
public sealed record SavedDefinition
{
    /// <summary>The longest <see cref="Name"/> and <see cref="Type"/>, in characters.</summary>
    public const int MaxNameLength = 50;

    /// <summary>The longest <see cref="Document"/>, in characters.</summary>
    public const int MaxDocumentLength = 100_000;

    /// <summary>The longest <see cref="SavedBy"/>, in characters.</summary>
    public const int MaxActorLength = 100;

    /// <summary>What it defines.</summary>
    public required DefinitionKind Kind { get; init; }

    /// <summary>Its name, of the characters a-z 0-9 - _; no two of a kind have the same.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of provider, such as <c>messagebird</c>; of a verifier <c>code</c> or <c>service</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its settings, JSON.</summary>
    public required string Document { get; init; }

    /// <summary>Another one each time that somebody saves it.</summary>
    public required Guid Version { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public required string SavedBy { get; init; }
}
