using System.Text.Json;
using System.Text.RegularExpressions;
using SmsAuth.Bindings;
using SmsAuth.Challenges;

namespace SmsAuth.Messages;

/// <summary>What the templates of texts are called and have to hold.</summary>
internal static partial class TextTemplates
{
    private const int MaxLength = 500;

    private static readonly string[] OfCode = ["code", "app", "minutes", "domain"];
    private static readonly string[] OfNotice = ["app", "domain"];

    /// <summary>Every purpose and notice.</summary>
    public static IReadOnlyList<Enum> Kinds { get; } = [.. Enum.GetValues<Purpose>(), .. Enum.GetValues<Notice>()];

    /// <summary>What a kind is called in files and settings, such as <c>sign_in</c>.</summary>
    public static string NameOf(Enum kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>What is wrong with a template; null when nothing is.</summary>
    public static string? ProblemOf(string name, string? template)
    {
        if (Kinds.FirstOrDefault(k => NameOf(k) == name) is not { } kind) return $"there is no text '{name}'; there are: {string.Join(", ", Kinds.Select(NameOf))}";
        var known = kind is Purpose ? OfCode : OfNotice;
        if (template is not { Length: >= 1 and <= MaxLength }) return $"1 to {MaxLength} characters";
        if (template.Any(char.IsControl)) return "one line without control characters";
        if (kind is Purpose && !template.Contains("{code}", StringComparison.Ordinal)) return "the placeholder {code} is needed";
        return Placeholder().Matches(template).Select(static m => m.Groups[1].Value).FirstOrDefault(p => !known.Contains(p)) is { } unknown
            ? $"there is no placeholder {{{unknown}}}; there are: {string.Join(", ", known.Select(static k => $"{{{k}}}"))}"
            : null;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
