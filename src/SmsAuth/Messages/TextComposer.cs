using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.Messages;

/// <summary>
/// Writes the texts from templates, one per language for each purpose and notice. A template has the placeholders <c>{code}</c>, <c>{app}</c>
/// and <c>{minutes}</c>, that of a notice <c>{app}</c> only.
/// </summary>
internal sealed class TextComposer
{
    private const string ResourcePrefix = "SmsAuth.Texts.";

    // RFC 5646 4.4.1: longer tags need not be understood.
    private const int MaxTagLength = 35;

    private static readonly Enum[] Kinds = [.. Enum.GetValues<Purpose>(), .. Enum.GetValues<Notice>()];

    private readonly FrozenDictionary<string, FrozenDictionary<Enum, string>> templates = Load();

    /// <summary>The languages there are templates in, BCP 47 tags.</summary>
    public IEnumerable<string> Languages => templates.Keys;

    /// <summary>Picks the first language of a preference list that there are templates in (RFC 4647 3.4 lookup), or the fallback.</summary>
    public string ChooseLanguage(IEnumerable<string> preferred, string fallback)
    {
        foreach (var tag in preferred.Append(fallback).Where(static t => t.Length <= MaxTagLength))
        {
            for (var range = tag; range.Length > 0; range = range[..Math.Max(range.LastIndexOf('-'), 0)])
            {
                if (Find(range) is { } language) return language;
            }
        }

        return "en";
    }

    /// <summary>The minutes that a text tells: rounded up, at least one.</summary>
    public static int MinutesOf(TimeSpan remaining) => Math.Max(1, (int)Math.Ceiling(remaining.TotalMinutes));

    /// <summary>Writes one text. Of the time that the code still works it tells the minutes, rounded up.</summary>
    public string Compose(Purpose purpose, string language, OtpCode code, string application, TimeSpan remaining)
    {
        return templates[language][purpose]
            .Replace("{code}", code.Reveal(), StringComparison.Ordinal)
            .Replace("{minutes}", MinutesOf(remaining).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{app}", application, StringComparison.Ordinal);
    }

    /// <summary>Writes one notice.</summary>
    public string Compose(Notice notice, string language, string application) =>
        templates[language][notice].Replace("{app}", application, StringComparison.Ordinal);

    // A bare zh or pt means the variety most of its speakers write.
    private string? Find(string range) => range.ToUpperInvariant() switch
    {
        "ZH" or "ZH-HANS" or "ZH-SG" => "zh-CN",
        "ZH-HANT" or "ZH-HK" or "ZH-MO" => "zh-TW",
        "PT" => "pt-BR",
        _ => templates.TryGetValue(range, out _) ? templates.Keys.First(k => k.Equals(range, StringComparison.OrdinalIgnoreCase)) : null,
    };

    private static FrozenDictionary<string, FrozenDictionary<Enum, string>> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(static name => name[ResourcePrefix.Length..], name => Read(assembly, name), StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<Enum, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return Kinds.ToFrozenDictionary(static kind => kind, kind => texts[JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())]);
    }
}
