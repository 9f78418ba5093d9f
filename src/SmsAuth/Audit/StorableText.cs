using System.Text;

namespace SmsAuth.Audit;

/// <summary>
/// Makes any text one that every database takes into a column of a given length: cut off, with nothing that is no character of its own (null and
/// other control characters, halves of pairs). Otherwise one line could keep all that follow it out of the trail.
/// </summary>
internal static class StorableText
{
    public static string? Of(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length <= maxLength && text.All(static c => !char.IsControl(c) && !char.IsSurrogate(c))) return text;

        var kept = new StringBuilder(maxLength);
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > maxLength) break;
            kept.Append(Rune.IsControl(rune) ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }
}
