using System.Globalization;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Limits;

/// <summary>The limits of the section <c>SmsAuth:Limits</c>.</summary>
internal static class LimitSetup
{
    private const string Section = "SmsAuth:Limits";
    private const string Tries = "Challenge:Tries";
    private const string Cooldown = "Number:Cooldown";

    /// <summary>Limits that have a name already and are not kept yet. 0, which turns a limit off, is what they are.</summary>
    private static readonly string[] Planned =
        ["Number:PerHour", "Number:PerDay", "Address:PerHour", "Client:PerHour", "Country:PerDay", "Global:PerMinute", "Failures:PerNumberPerDay"];

    public static void AddLimits(this WebApplicationBuilder builder, StartProblems problems)
    {
        var section = builder.Configuration.GetSection(Section);
        foreach (var setting in section.GetChildren().SelectMany(Leaves)) Check(setting, NameOf(setting), problems);

        var tries = ReadCount(section.GetSection(Tries), problems);
        var cooldown = ReadCooldown(section.GetSection(Cooldown), problems);
        builder.Services.AddSmsAuth().ConfigureLimits(limits =>
        {
            limits.Challenge.Tries = tries ?? limits.Challenge.Tries;
            limits.Number.Cooldown = cooldown;
        });
    }

    public static void WarnOfLimitsThatAreNotKept(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LimitSetup));
        var section = app.Configuration.GetSection(Section);
        foreach (var name in Planned.Where(name => section[name] is not (null or "" or "0"))) Log.NotKept(logger, $"{Section}:{name}");
    }

    private static void Check(IConfigurationSection setting, string name, StartProblems problems)
    {
        if (Planned.Contains(name, StringComparer.OrdinalIgnoreCase)) _ = ReadCount(setting, problems);
        else if (!name.Equals(Tries, StringComparison.OrdinalIgnoreCase) && !IsCooldown(name))
        {
            problems.Add($"{setting.Path}: there is no such setting; there are: {string.Join(", ", [Tries, Cooldown, .. Planned])}.");
        }
    }

    private static bool IsCooldown(string name) =>
        name.Equals(Cooldown, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Cooldown + ":", StringComparison.OrdinalIgnoreCase);

    private static int? ReadCount(IConfigurationSection setting, StartProblems problems)
    {
        if (string.IsNullOrEmpty(setting.Value)) return null;
        if (int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
        problems.Add($"{setting.Path}: '{setting.Value}' is no whole number from 0, which turns the limit off.");
        return null;
    }

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

    private static string NameOf(IConfigurationSection setting) => setting.Path[(Section.Length + 1)..];
}
