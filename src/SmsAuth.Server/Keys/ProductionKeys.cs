using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Keys;

/// <summary>What production asks of the key folder: keys of every kind, none of them made by a developer's server.</summary>
internal static class ProductionKeys
{
    private const string Setting = $"{KeySettings.Section}:{nameof(KeySettings.Folder)}";

    public static void Check(string? folder, StartProblems problems)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            problems.Add($"{Setting}: set it to the folder of this server's keys. {HowToMake("/etc/smsauth/keys", KeyFile.Kinds)}");
            return;
        }

        if (KeyFile.Kinds.Where(kind => kind.In(folder).Count == 0).ToList() is { Count: > 0 } missing)
        {
            var names = string.Join(", ", missing.Select(static kind => $"{kind.Prefix}*{kind.Extension}"));
            problems.Add($"{Setting}: {folder} has no {names}. {HowToMake(folder, missing)}");
        }

        foreach (var file in KeyFile.Kinds.SelectMany(kind => kind.In(folder).Where(kind.IsDevelopment)))
        {
            problems.Add($"{Setting}: {file} is a development key. Remove it and use keys that were made for production. {HowToMake(folder, KeyFile.Kinds)}");
        }
    }

    private static string HowToMake(string folder, IEnumerable<KeyFile> kinds) =>
        "To make them:" + string.Concat(kinds.Select(kind => kind.CommandFor(folder)).Prepend($"umask 077; mkdir -p {folder}")
            .Select(static command => $"{Environment.NewLine}    {command}"));
}
