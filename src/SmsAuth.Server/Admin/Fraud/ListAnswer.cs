using SmsAuth.Fraud.Lists;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>A number or prefix that is listed.</summary>
/// <param name="Pattern">The masked number, or the prefix and an asterisk.</param>
/// <param name="Kind">Blocked, or always allowed.</param>
/// <param name="Until">When that ends.</param>
/// <param name="AddedAt">Since when.</param>
/// <param name="AddedBy">Who added it.</param>
internal sealed record ListAnswer(string Pattern, ListKind Kind, DateTimeOffset Until, DateTimeOffset AddedAt, string AddedBy)
{
    public static ListAnswer Of(NumberListEntry entry) => new(entry.Shown, entry.Kind, entry.Until, entry.AddedAt, entry.AddedBy);
}
