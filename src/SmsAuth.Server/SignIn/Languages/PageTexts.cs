using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SmsAuth.Server.SignIn.Languages;

/// <summary>What the pages say in one language.</summary>
internal sealed class PageTexts
{
    private const string ResourcePrefix = "SmsAuth.Server.Pages.";
    private readonly FrozenDictionary<string, string> texts;

    private PageTexts(string language, FrozenDictionary<string, string> texts)
    {
        this.texts = texts;
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>All languages, by their BCP 47 tags.</summary>
    public static FrozenDictionary<string, PageTexts> All { get; } = Read();

    /// <summary>The BCP 47 tag.</summary>
    public string Language { get; }

    public CultureInfo Culture { get; }

    /// <summary>The direction of the script, as the attribute <c>dir</c> of HTML has it.</summary>
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The keys there are.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    public string this[string key] => texts[key];

    /// <summary>A text with what belongs into its placeholders, such as <c>{app}</c>.</summary>
    public string Fill(string key, params (string Name, string Value)[] values) =>
        values.Aggregate(texts[key], static (text, value) => text.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    private static FrozenDictionary<string, PageTexts> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => new PageTexts(name[ResourcePrefix.Length..], Read(assembly, name)))
            .ToFrozenDictionary(static t => t.Language, StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
