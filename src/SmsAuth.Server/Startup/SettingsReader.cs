using System.ComponentModel;
using System.Reflection;

namespace SmsAuth.Server.Startup;

/// <summary>Reads settings strictly: one that is misspelt or cannot be read is a problem, never a default.</summary>
internal static class SettingsReader
{
    /// <summary>Reads a section, or reports why it cannot be read and returns the defaults.</summary>
    public static T Read<T>(IConfigurationSection section, StartProblems problems)
        where T : class, new()
    {
        foreach (var problem in ProblemsOf(section, typeof(T))) problems.Add(problem);
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

    private static IEnumerable<string> ProblemsOf(IConfigurationSection section, Type settings) =>
        section.GetChildren().SelectMany(setting => ProblemsOfSetting(setting, settings));

    private static IEnumerable<string> ProblemsOfSetting(IConfigurationSection setting, Type settings)
    {
        var known = settings.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite).ToList();
        if (known.FirstOrDefault(p => p.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase))?.PropertyType is not { } type)
        {
            return [$"{setting.Path}: there is no such setting; there are: {string.Join(", ", known.Select(static p => p.Name))}."];
        }

        return ProblemsOfType(setting, type);
    }

    private static IEnumerable<string> ProblemsOfType(IConfigurationSection setting, Type type)
    {
        if (type == typeof(IList<string>)) return ProblemsOfList(setting);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>)) return ProblemsOfSections(setting, type.GetGenericArguments()[1]);
        var converter = TypeDescriptor.GetConverter(type);
        return converter.CanConvertFrom(typeof(string)) ? ProblemsOfValue(setting, type, converter) : ProblemsOfSection(setting, type);
    }

    private static string Describe(Type type) => type.IsEnum ? $"{type.Name}; there are: {string.Join(", ", Enum.GetNames(type))}" : type.Name;

    private static bool CanRead(TypeConverter converter, string value)
    {
        try
        {
            return converter.ConvertFromInvariantString(value) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static IEnumerable<string> ProblemsOfList(IConfigurationSection setting)
    {
        if (!string.IsNullOrEmpty(setting.Value)) return [$"{setting.Path}: is a list; set {setting.Path}:0 and so on."];
        return setting.GetChildren().Any(static item => string.IsNullOrWhiteSpace(item.Value)) ? [$"{setting.Path}: has an empty entry."] : [];
    }

    private static IEnumerable<string> ProblemsOfSections(IConfigurationSection setting, Type each) =>
        string.IsNullOrEmpty(setting.Value)
            ? setting.GetChildren().SelectMany(section => ProblemsOfType(section, each))
            : [$"{setting.Path}: holds sections, not a value."];

    // Inside a list or section the binder passes over what it cannot read.
    private static IEnumerable<string> ProblemsOfValue(IConfigurationSection setting, Type type, TypeConverter converter)
    {
        if (!string.IsNullOrEmpty(setting.Value) && !CanRead(converter, setting.Value)) return [$"{setting.Path}: '{setting.Value}' is no {Describe(Nullable.GetUnderlyingType(type) ?? type)}."];
        return setting.GetChildren().Any() ? [$"{setting.Path}: is one value, not a list or section."] : [];
    }

    private static IEnumerable<string> ProblemsOfSection(IConfigurationSection setting, Type settings) =>
        string.IsNullOrEmpty(setting.Value) ? ProblemsOf(setting, settings) : [$"{setting.Path}: holds settings, not a value."];
}
