using System.Text.RegularExpressions;

namespace SmsAuth.Settings;

/// <summary>The settings of one gateway or verify service. References in them are resolved at each use.</summary>
/// <param name="declared">The settings there are.</param>
/// <param name="values">The values as set, by name; a name is found without regard to case.</param>
/// <param name="references">Resolves references.</param>
public sealed class SettingValues(IReadOnlyList<SettingDeclaration> declared, IReadOnlyDictionary<string, string> values, SettingReferences references)
{
    private static readonly TimeSpan PatternPatience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, string> values = new(values, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a setting, or its default; empty when it has neither.</summary>
    /// <exception cref="SettingUnavailableException">It refers to what is not there, or is not what is allowed once resolved.</exception>
    public string Text(string name)
    {
        var declaration = declared.Single(d => d.Name == name);
        if (!values.TryGetValue(name, out var raw) || raw.Length == 0) return declaration.Default ?? "";
        if (!SettingReferences.IsIn(raw)) return raw;
        var resolved = references.Resolve(name, raw);
        return Fits(declaration, resolved) ? resolved : throw new SettingUnavailableException($"{name} refers to what is not {declaration.Allowed}.");
    }

    /// <summary>The value of a setting that may be left out; null when it is, and has no default.</summary>
    /// <exception cref="SettingUnavailableException">It refers to what is not there, or is not what is allowed once resolved.</exception>
    public string? Optional(string name) => Text(name) is { Length: > 0 } value ? value : null;

    /// <summary>The value of a secret setting.</summary>
    /// <exception cref="SettingUnavailableException">It refers to what is not there, or is not what is allowed once resolved.</exception>
    public SettingSecret Secret(string name) => new(Text(name));

    /// <summary>The value of a setting that is an absolute URI.</summary>
    /// <exception cref="SettingUnavailableException">It refers to what is not there, or is not what is allowed once resolved.</exception>
    public Uri Address(string name) => new(Text(name));

    /// <summary>What is wrong with values, setting by setting.</summary>
    public static IReadOnlyList<SettingProblem> ProblemsOf(IReadOnlyList<SettingDeclaration> declared, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(values);
        var unknown = values.Keys.Where(name => !declared.Any(d => d.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return
        [
            .. unknown.Select(name => new SettingProblem(name, $"there is no such setting; there are: {string.Join(", ", declared.Select(static d => d.Name))}.")),
            .. declared.Select(d => ProblemOf(d, values.FirstOrDefault(v => v.Key.Equals(d.Name, StringComparison.OrdinalIgnoreCase)).Value)).OfType<SettingProblem>(),
        ];
    }

    private static SettingProblem? ProblemOf(SettingDeclaration declaration, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return declaration is { Required: true, Default: null } ? new(declaration.Name, $"it is needed: {declaration.Help}") : null;
        if (SettingReferences.IsIn(value)) return SettingReferences.ProblemOf(value) is { } problem ? new(declaration.Name, problem) : null;
        return Fits(declaration, value) ? null : new(declaration.Name, $"it must be {declaration.Allowed}.");
    }

    private static bool Fits(SettingDeclaration declaration, string value) =>
        declaration.Pattern is null || Regex.IsMatch(value, $@"\A(?:{declaration.Pattern})\z", RegexOptions.CultureInvariant, PatternPatience);
}
