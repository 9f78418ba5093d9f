using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SmsAuth.Messages;

namespace SmsAuth.Server.AdminConsole;

/// <summary>The words of the console. They are written in English where they are used; a file for each other language has what they are there.</summary>
internal sealed class ConsoleTexts
{
    private const string ResourcePrefix = "SmsAuth.Server.AdminConsole.";
    private readonly FrozenDictionary<string, string> texts;

    public ConsoleTexts()
        : this(LanguageLookup.Choose([CultureInfo.CurrentUICulture.Name], [.. All.Keys, "en"]))
    {
    }

    public ConsoleTexts(string language) => (Language, texts) = (language, All.GetValueOrDefault(language) ?? FrozenDictionary<string, string>.Empty);

    /// <summary>The languages that there is a file for: all but English.</summary>
    public static FrozenDictionary<string, FrozenDictionary<string, string>> All { get; } = Read();

    /// <summary>The BCP 47 tag.</summary>
    public string Language { get; }

    public bool IsRightToLeft => CultureInfo.GetCultureInfo(Language).TextInfo.IsRightToLeft;

    /// <summary>What an English text is in the language.</summary>
    public string this[string english] => texts.GetValueOrDefault(english, english);

    /// <summary>The same with what belongs into its placeholders, <c>{0}</c> and so on.</summary>
    public string this[string english, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[english], values);

    /// <summary>A value of an enumeration in words.</summary>
    public string this[Enum value] => this[WordsOf(value)];

    /// <summary>The English words for a value of an enumeration, such as <c>Code refused</c>.</summary>
    public static string WordsOf(Enum value)
    {
        var words = JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(static name => name[ResourcePrefix.Length..], name => Read(assembly, name), StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
