namespace SmsAuth.Messages;

/// <summary>Picks a language that there are texts in.</summary>
public static class LanguageLookup
{
    // RFC 5646 4.4.1: longer tags need not be understood.
    private const int MaxTagLength = 35;

    /// <summary>Picks the first language of a preference list that is available (RFC 4647 3.4 lookup), or English.</summary>
    /// <param name="preferred">BCP 47 tags, the best first.</param>
    /// <param name="available">The tags there are texts in, <c>en</c> among them.</param>
    public static string Choose(IEnumerable<string> preferred, IReadOnlyCollection<string> available)
    {
        ArgumentNullException.ThrowIfNull(preferred);
        ArgumentNullException.ThrowIfNull(available);
        foreach (var tag in preferred.Where(static t => t.Length <= MaxTagLength))
        {
            for (var range = tag; range.Length > 0; range = range[..Math.Max(range.LastIndexOf('-'), 0)])
            {
                if (Find(range, available) is { } language) return language;
            }
        }

        return "en";
    }

    // A bare zh or pt means the variety most of its speakers write.
    private static string? Find(string range, IReadOnlyCollection<string> available)
    {
        var meant = range.ToUpperInvariant() switch
        {
            "ZH" or "ZH-HANS" or "ZH-SG" => "zh-CN",
            "ZH-HANT" or "ZH-HK" or "ZH-MO" => "zh-TW",
            "PT" => "pt-BR",
            _ => range,
        };
        return available.FirstOrDefault(l => l.Equals(meant, StringComparison.OrdinalIgnoreCase));
    }
}
