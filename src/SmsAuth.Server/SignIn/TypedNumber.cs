using System.Globalization;
using System.Text;

namespace SmsAuth.Server.SignIn;

/// <summary>Reads what people type or paste into a field for a phone number, which is less strict than what apps send.</summary>
internal static class TypedNumber
{
    private const int MaxInput = 100;
    private const string Scheme = "tel:";

    /// <summary>The same number in ASCII digits and the signs that numbers are written with; what it does not know stays, to be refused.</summary>
    public static string Normalize(string? input)
    {
        if (input is null or { Length: > MaxInput }) return "";
        var text = input.Trim().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? input.Trim()[Scheme.Length..] : input;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) result.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation || rune.Value is '\u2212') result.Append('-');
            else if (Rune.IsWhiteSpace(rune)) result.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format) result.Append(rune);
        }

        return result.ToString().Trim();
    }
}
