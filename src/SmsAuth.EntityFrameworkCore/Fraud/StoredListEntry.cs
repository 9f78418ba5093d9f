using SmsAuth.Fraud.Lists;

namespace SmsAuth.EntityFrameworkCore.Fraud;

/// <summary>A row of the table <c>SmsAuthNumberLists</c>. It holds no whole number in clear.</summary>
internal sealed class StoredListEntry
{
    public required string Match { get; init; }

    public required ListKind Kind { get; init; }

    public required string Shown { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required string AddedBy { get; init; }

    public static StoredListEntry From(NumberListEntry entry) => new()
    {
        Match = entry.Match,
        Kind = entry.Kind,
        Shown = entry.Shown,
        Until = entry.Until,
        AddedAt = entry.AddedAt,
        AddedBy = entry.AddedBy,
    };

    public NumberListEntry ToEntry() => new()
    {
        Match = Match,
        Kind = Kind,
        Shown = Shown,
        Until = Until,
        AddedAt = AddedAt,
        AddedBy = AddedBy,
    };
}
