using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace SmsAuth.Settings;

/// <summary>
/// Puts in place of <c>{{ $env.NAME }}</c> the environment variable, and of <c>{{ $secrets.NAME }}</c> the entry of the configuration section
/// <c>Secrets</c>, each time a setting is used: neither is ever saved. Only what is meant to be referred to can be: variables whose names hold two
/// underscores in a row are settings of the server, and no reference reads them.
/// </summary>
public sealed partial class SettingReferences(IConfiguration? configuration = null)
{
    /// <summary>The configuration section that <c>$secrets</c> reads.</summary>
    public const string Section = "Secrets";

    /// <summary>Whether a value holds a reference.</summary>
    public static bool IsIn(string value) => Any().IsMatch(value);

    /// <summary>The value with its references resolved.</summary>
    /// <exception cref="SettingUnavailableException">What it refers to is not there, or no reference may read it.</exception>
    public string Resolve(string setting, string value) => Any().Replace(value, match => Find(match.Groups["from"].Value, match.Groups["name"].Value)
        ?? throw new SettingUnavailableException($"{setting} refers to {match.Value}, which is not there."));

    /// <summary>What is wrong with the references in a value; null when nothing is.</summary>
    public static string? ProblemOf(string value)
    {
        foreach (Match match in Any().Matches(value))
        {
            var (from, name) = (match.Groups["from"].Value, match.Groups["name"].Value);
            if (from is not ("env" or "secrets")) return $"{match.Value} refers to nothing that there is: write {{{{ $env.NAME }}}} or {{{{ $secrets.NAME }}}}.";
            if (!Name().IsMatch(name)) return $"{match.Value}: a name has 1 to 100 of the characters A-Z a-z 0-9 _, and no two _ in a row.";
        }

        return null;
    }

    private string? Find(string from, string name) => !Name().IsMatch(name) ? null : from switch
    {
        "env" => Environment.GetEnvironmentVariable(name),
        "secrets" => configuration?[$"{Section}:{name}"],
        _ => null,
    } is { Length: > 0 } found ? found : null;

    [GeneratedRegex(@"\{\{\s*\$(?<from>[A-Za-z]*)\.(?<name>[^\s}]*)\s*\}\}")]
    private static partial Regex Any();

    [GeneratedRegex(@"\A(?!.*__)[A-Za-z0-9_]{1,100}\z")]
    private static partial Regex Name();
}
