using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.Messages;

/// <summary>
/// Writes the texts from templates, one per language for each purpose and notice. A template has the placeholders <c>{code}</c>, <c>{app}</c>,
/// <c>{minutes}</c> and <c>{domain}</c>, that of a notice <c>{app}</c> and <c>{domain}</c> only.
/// </summary>
internal sealed class TextComposer
{
    private const string ResourcePrefix = "SmsAuth.Texts.";

    // RFC 5646 4.4.1: longer tags need not be understood.
    private const int MaxTagLength = 35;

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> templates;

    /// <exception cref="OptionsValidationException">A file of texts cannot be used; the message names it.</exception>
    public TextComposer(IOptions<TextOptions>? options = null)
    {
        var all = Shipped();
        if (options?.Value.Folder is { Length: > 0 } folder)
        {
            foreach (var (language, texts) in FromFolder(folder)) all[language] = texts;
        }

        templates = all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The languages there are templates in, BCP 47 tags.</summary>
    public IEnumerable<string> Languages => templates.Keys;

    /// <summary>Picks the first language of a preference list that there are templates in (RFC 4647 3.4 lookup), or English.</summary>
    public string ChooseLanguage(IEnumerable<string> preferred) => LanguageLookup.Choose(preferred, templates.Keys);

    /// <summary>The minutes that a text tells: rounded up, at least one.</summary>
    public static int MinutesOf(TimeSpan remaining) => Math.Max(1, (int)Math.Ceiling(remaining.TotalMinutes));

    /// <summary>Writes one text. Of the time that the code still works it tells the minutes, rounded up.</summary>
    public string Compose(Purpose purpose, string language, OtpCode code, TextStyle style, TimeSpan remaining)
    {
        var digits = code.Reveal();
        var text = Fill(purpose, language, style)
            .Replace("{code}", digits, StringComparison.Ordinal)
            .Replace("{minutes}", MinutesOf(remaining).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{app}", style.Application, StringComparison.Ordinal);

        // Either has to be the end of the text. Who has an app on the phone needs no browser to read the code.
        return style switch
        {
            // https://developers.google.com/identity/sms-retriever/verify
            { AndroidAppHash: { } hash } => $"{text}\n{hash}",

            // https://wicg.github.io/sms-one-time-codes/#parsing
            { Domain: { } domain } => $"{text}\n\n@{domain} #{digits}",
            _ => text,
        };
    }

    /// <summary>Writes one notice.</summary>
    public string Compose(Notice notice, string language, TextStyle style) =>
        Fill(notice, language, style).Replace("{app}", style.Application, StringComparison.Ordinal);

    // The application's name last: it may hold anything.
    private string Fill(Enum kind, string language, TextStyle style) =>
        TemplateOf(kind, language, style).Replace("{domain}", style.Domain ?? "{app}", StringComparison.Ordinal);

    private string TemplateOf(Enum kind, string language, TextStyle style)
    {
        var name = TextTemplates.NameOf(kind);
        return style.Templates?.FirstOrDefault(t => t.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).Value is { } own && own.TryGetValue(name, out var template)
            ? template
            : templates[language][name];
    }

    private static Dictionary<string, FrozenDictionary<string, string>> Shipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToDictionary(static name => name[ResourcePrefix.Length..], name => Read(assembly, name), StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Language, FrozenDictionary<string, string> Texts)> FromFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw Refusal(folder, "there is no such folder");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            if (language.Length > MaxTagLength || !language.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw Refusal(file, "the name of a file is a BCP 47 tag, such as sv.json");
            var texts = Read(file);
            var problems = TextTemplates.Kinds.Select(TextTemplates.NameOf).Concat(texts.Keys).Distinct()
                .Select(name => (Name: name, Problem: TextTemplates.ProblemOf(name, texts.GetValueOrDefault(name))))
                .Where(static p => p.Problem is not null)
                .Select(static p => $"{p.Name}: {p.Problem}");
            if (string.Join("; ", problems) is { Length: > 0 } all) throw Refusal(file, all);
            yield return (language, texts.ToFrozenDictionary(StringComparer.Ordinal));
        }
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? throw Refusal(file, "is no JSON object of texts");
        }
        catch (JsonException)
        {
            throw Refusal(file, "is no JSON object of texts");
        }
    }

    private static OptionsValidationException Refusal(string path, string problem) =>
        new(nameof(TextOptions), typeof(TextOptions), [$"SmsAuth:Texts:Folder: {path}: {problem}."]);
}
