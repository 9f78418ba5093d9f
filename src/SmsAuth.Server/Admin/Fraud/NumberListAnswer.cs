using System.Globalization;
using SmsAuth.Fraud.Lists;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>A number or a prefix on a list.</summary>
/// <param name="Id">What names it in paths: of a prefix the pattern, of a number a part of its pseudonym.</param>
/// <param name="Pattern">The prefix and an asterisk, or the masked number.</param>
/// <param name="Kind">The list.</param>
/// <param name="Until">When it ends.</param>
/// <param name="AddedAt">When it was put there.</param>
/// <param name="AddedBy">Who put it there.</param>
internal sealed record NumberListAnswer(string Id, string Pattern, ListKind Kind, DateTimeOffset Until, DateTimeOffset AddedAt, string AddedBy)
{
    /// <summary>The characters of the id of a number.</summary>
    public const int IdLength = 22;

    public static NumberListAnswer Of(NumberListEntry entry) => new(IdOf(entry), entry.Shown, entry.Kind, entry.Until, entry.AddedAt, entry.AddedBy);

    public static string IdOf(NumberListEntry entry) => entry.Match[0] == '+' ? entry.Shown : entry.Match[..Math.Min(IdLength, entry.Match.Length)];

    public static string VersionOf(NumberListEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)entry.Kind}-{entry.Until.ToUnixTimeMilliseconds():x}-{entry.AddedAt.ToUnixTimeMilliseconds():x}");
}
