using System.Globalization;
using SmsAuth.Limits;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Limits;

/// <summary>The limits of the section <c>SmsAuth:Limits</c>.</summary>
internal static class LimitSetup
{
    private const string Section = "SmsAuth:Limits";
    private const string Cooldown = "Number:Cooldown";
    private const string Cap = "Country:Cap:";

    private static readonly Dictionary<string, Action<LimitOptions, int>> Counts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Challenge:Tries"] = static (limits, count) => limits.Challenge.Tries = count,
        ["Number:PerHour"] = static (limits, count) => limits.Number.PerHour = count,
        ["Number:PerDay"] = static (limits, count) => limits.Number.PerDay = count,
        ["Address:PerHour"] = static (limits, count) => limits.Address.PerHour = count,
        ["Client:PerHour"] = static (limits, count) => limits.Client.PerHour = count,
        ["Country:PerDay"] = static (limits, count) => limits.Country.PerDay = count,
        ["Global:PerMinute"] = static (limits, count) => limits.Global.PerMinute = count,
        ["Failures:PerNumberPerDay"] = static (limits, count) => limits.Failures.PerNumberPerDay = count,
    };

    public static void AddLimits(this WebApplicationBuilder builder, StartProblems problems)
    {
        var section = builder.Configuration.GetSection(Section);
        var set = section.GetChildren().SelectMany(Leaves).Select(setting => Read(setting, problems)).ToList();
        var cooldown = ReadCooldown(section.GetSection(Cooldown), problems);
        builder.Services.AddSmsAuth().ConfigureLimits(limits =>
        {
            foreach (var apply in set) apply(limits);
            limits.Number.Cooldown = cooldown;
        });
    }

    private static Action<LimitOptions> Read(IConfigurationSection setting, StartProblems problems)
    {
        var name = setting.Path[(Section.Length + 1)..];
        if (IsCooldown(name) || string.IsNullOrEmpty(setting.Value)) return static _ => { };
        var set = name.StartsWith(Cap, StringComparison.OrdinalIgnoreCase)
            ? (limits, count) => limits.Country.Cap[name[Cap.Length..].ToUpperInvariant()] = count
            : Counts.GetValueOrDefault(name);
        if (set is null)
        {
            problems.Add($"{setting.Path}: there is no such setting; there are: {string.Join(", ", [.. Counts.Keys, Cooldown, Cap + "<country>"])}.");
        }
        else if (!int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            problems.Add($"{setting.Path}: '{setting.Value}' is no whole number from 0, which turns the limit off.");
        }
        else
        {
            return limits => set(limits, count);
        }

        return static _ => { };
    }

    private static bool IsCooldown(string name) =>
        name.Equals(Cooldown, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Cooldown + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>A list of time spans, or one: <c>0</c> turns the limit off.</summary>
    private static List<TimeSpan> ReadCooldown(IConfigurationSection setting, StartProblems problems)
    {
        List<TimeSpan> steps = [];
        foreach (var step in Leaves(setting).Where(static s => !string.IsNullOrEmpty(s.Value)))
        {
            if (TimeSpan.TryParse(step.Value, CultureInfo.InvariantCulture, out var wait)) steps.Add(wait);
            else problems.Add($"{step.Path}: '{step.Value}' is no time span such as 00:01:00.");
        }

        return steps;
    }

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section) =>
        section.GetChildren().Any() ? section.GetChildren().SelectMany(Leaves) : [section];
}
