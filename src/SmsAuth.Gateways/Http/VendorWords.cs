using System.Text.RegularExpressions;

namespace SmsAuth.Gateways.Http;

/// <summary>A vendor's own words, fit for a log: short, on one line, and without anything that could be a number or a code.</summary>
internal static partial class VendorWords
{
    private const int MaxLength = 200;

    public static string Of(string? code, string? words)
    {
        var told = string.Join(": ", new[] { Clean(code, Digits5()), Clean(words, Digits4()) }.Where(static w => w.Length > 0));
        return told.Length <= MaxLength ? told : told[..MaxLength];
    }

    // What stands between the digits of a number is taken out with them.
    private static string Clean(string? words, Regex digits) =>
        words is null ? "" : digits.Replace(Control().Replace(words[..Math.Min(words.Length, 4 * MaxLength)], " "), "…").Trim();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\u2028\u2029]+")]
    private static partial Regex Control();

    [GeneratedRegex(@"\d(?:[\s().\-]{0,3}\d){3,}")]
    private static partial Regex Digits4();

    // The codes of vendors have up to five digits.
    [GeneratedRegex(@"\d{6,}")]
    private static partial Regex Digits5();
}
