using System.Reflection;

namespace SmsAuth.Server.Startup;

/// <summary>Reads settings strictly: one that is misspelt or cannot be read is a problem, never a default.</summary>
internal static class SettingsReader
{
    /// <summary>Reads a section, or reports why it cannot be read and returns the defaults.</summary>
    public static T Read<T>(IConfigurationSection section, StartProblems problems)
        where T : class, new()
    {
        foreach (var setting in section.GetChildren())
        {
            foreach (var problem in ProblemsOf(setting, typeof(T))) problems.Add(problem);
        }

        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            problems.Add(exception.Message);
            return new T();
        }
    }

    private static IEnumerable<string> ProblemsOf(IConfigurationSection setting, Type settings)
    {
        var known = settings.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite).ToList();
        if (known.FirstOrDefault(p => p.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
        {
            return [$"{setting.Path}: there is no such setting; there are: {string.Join(", ", known.Select(static p => p.Name))}."];
        }

        if (property.PropertyType == typeof(IList<string>)) return ProblemOfList(setting) is { } problem ? [problem] : [];
        if (property.PropertyType is { IsClass: true } section && section != typeof(string))
        {
            return setting.GetChildren().SelectMany(child => ProblemsOf(child, section));
        }

        return setting.GetChildren().Any() ? [$"{setting.Path}: is one value, not a list or section."] : [];
    }

    private static string? ProblemOfList(IConfigurationSection setting)
    {
        if (!string.IsNullOrEmpty(setting.Value)) return $"{setting.Path}: is a list; set {setting.Path}:0 and so on.";
        return setting.GetChildren().Any(static item => string.IsNullOrWhiteSpace(item.Value))
            ? $"{setting.Path}: has an empty entry."
            : null;
    }
}
