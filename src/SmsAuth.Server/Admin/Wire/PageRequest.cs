using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Which part of a list is asked for; a parameter with <see cref="AsParametersAttribute"/>.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="After">Where the part before ended.</param>
internal sealed record PageRequest(
    [property: FromQuery(Name = "limit"), Description("How many at most, 1 to 200. Default: 50.")] int? Limit,
    [property: FromQuery(Name = "after"), Description("The next of the part before.")] string? After)
{
    public const int MaxLimit = 200;
    private const int DefaultLimit = 50;
    private const int MaxCursor = 600;

    /// <summary>How many at most.</summary>
    public int Size => Limit ?? DefaultLimit;

    /// <summary>Reads the parameters.</summary>
    /// <param name="last">The key of the last item of the part before; null for the first part.</param>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    public IResult? Read(out string? last)
    {
        last = null;
        if (Limit is < 1 or > MaxLimit) return Problems.Invalid("limit", $"it must be 1 to {MaxLimit}.");
        if (After is null) return null;
        try
        {
            if (After.Length <= MaxCursor) last = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(WebEncoders.Base64UrlDecode(After));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // Told below.
        }

        return last is { Length: > 0 } && !last.Contains('\0') ? null : Problems.Invalid("after", "it must be the next of the part before.");
    }

    /// <summary>Makes a page of items that were read in their order, one more than the limit if there are.</summary>
    /// <param name="items">The items, at most <see cref="Size"/> + 1.</param>
    /// <param name="keyOf">The key of an item, by which the next part is found.</param>
    public Page<T> PageOf<T>(IReadOnlyList<T> items, Func<T, string> keyOf) => items.Count <= Size
        ? new Page<T>(items)
        : new Page<T>([.. items.Take(Size)], CursorOf(keyOf(items[Size - 1])));

    /// <summary>The cursor after an item of that key.</summary>
    public static string CursorOf(string key) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(key));

    /// <summary>Makes a page of a short list that is read whole, in the order of the keys.</summary>
    /// <param name="all">All items, ordered by <paramref name="keyOf"/> (ordinal).</param>
    /// <param name="keyOf">The key of an item; no two have the same.</param>
    /// <param name="last">What <see cref="Read"/> gave.</param>
    public Page<T> PageOf<T>(IEnumerable<T> all, Func<T, string> keyOf, string? last) =>
        PageOf([.. all.Where(item => last is null || string.CompareOrdinal(keyOf(item), last) > 0).Take(Size + 1)], keyOf);
}
