namespace SmsAuth.Fraud.Lists;

/// <summary>A number or a prefix on a list. A whole number is here only as a pseudonym and masked.</summary>
public sealed record NumberListEntry
{
    /// <summary>The longest <see cref="Shown"/>, in characters.</summary>
    public const int MaxShownLength = 20;

    /// <summary>The longest <see cref="AddedBy"/>, in characters.</summary>
    public const int MaxActorLength = 100;

    /// <summary>What is compared: the pseudonym of a number, or a prefix with its plus sign. At most one entry has it.</summary>
    public required string Match { get; init; }

    /// <summary>The list.</summary>
    public required ListKind Kind { get; init; }

    /// <summary>What people see: the masked number, or the prefix and an asterisk.</summary>
    public required string Shown { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who added it.</summary>
    public required string AddedBy { get; init; }
}
