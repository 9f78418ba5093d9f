using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SmsAuth.Server.Redaction;

/// <summary>
/// Takes phone numbers in the international form out of texts that others wrote: a plus sign, also as a URL has it, and 7 to 15 digits, also with
/// what people write between them.
/// </summary>
internal static partial class NumberRedactor
{
    private const string Replacement = "[number]";

    /// <summary>Whether there was a number in the text.</summary>
    public static bool TryRedact(string? text, [NotNullWhen(true)] out string? redacted)
    {
        redacted = null;
        if (text is null || !text.AsSpan().ContainsAny('+', '%') || !International().IsMatch(text)) return false;
        redacted = International().Replace(text, Replacement);
        return true;
    }

    public static string Redact(string text) => TryRedact(text, out var redacted) ? redacted : text;

    [GeneratedRegex(@"(?:\+|%2B)[0-9](?:(?:[ ().\-/]|%20){0,3}[0-9]){6,14}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex International();
}
