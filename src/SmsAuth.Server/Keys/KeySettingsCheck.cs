using SmsAuth.Server.Keys.Protection;
using SmsAuth.Server.Keys.Stores;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Keys;

/// <summary>Checks the section <c>Keys</c> as a whole.</summary>
internal static class KeySettingsCheck
{
    private const string Section = KeySettings.Section;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);
    private static readonly TimeSpan RefreshToken = TimeSpan.FromDays(14);

    public static void Run(KeySettings settings, string? folder, bool isProtected, IHostEnvironment environment, StartProblems problems)
    {
        if (settings.Store is KeyPlace.Folder && folder is null)
        {
            problems.Add($"{Section}:{nameof(settings.Folder)}: set it to the folder of this server's keys, such as /etc/smsauth/keys, or set {Section}:{nameof(settings.Store)}={KeyPlace.Database}.");
        }

        CheckProtection(settings, isProtected, environment, problems);
        Range(settings.Announce, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), nameof(settings.Announce), problems);
        Range(settings.Keep, RefreshToken, Longest, nameof(settings.Keep), problems);
        Range(settings.Refresh, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(settings.Refresh), problems);
        if (settings.Announce < 2 * settings.Refresh)
        {
            problems.Add($"{Section}:{nameof(settings.Announce)}: at least twice {nameof(settings.Refresh)}, so that every node has a new key before one uses it.");
        }

        foreach (var kind in KeyKinds.All)
        {
            var rotation = settings.Rotation.Of(kind);
            if (rotation == TimeSpan.Zero || (rotation > settings.Announce && rotation <= Longest)) continue;
            problems.Add($"{Section}:{nameof(settings.Rotation)}:{kind}: longer than {nameof(settings.Announce)} and at most {Longest}, or 0 for rotation by command only.");
        }
    }

    private static void CheckProtection(KeySettings settings, bool isProtected, IHostEnvironment environment, StartProblems problems)
    {
        const string Setting = $"{Section}:{nameof(settings.Protection)}";
        if (isProtected || problems.Any) return;
        if (settings.Store is KeyPlace.Database)
        {
            problems.Add($"{Setting}: set {nameof(settings.Protection.KeyFile)} or {nameof(settings.Protection.Certificate)}: keys in the database are encrypted. {HowTo}");
        }
        else if (!environment.IsDevelopment() && !settings.Unprotected)
        {
            problems.Add($"{Setting}: set {nameof(settings.Protection.KeyFile)} or {nameof(settings.Protection.Certificate)}, under which the keys are encrypted, "
                + $"or {Section}:{nameof(settings.Unprotected)}=true if whatever keeps the folder encrypts it. {HowTo}");
        }
    }

    private static string HowTo => $"To make a key: openssl rand -base64 {ProtectionKey.MinBytes} > protection.key";

    private static void Range(TimeSpan value, TimeSpan min, TimeSpan max, string setting, StartProblems problems)
    {
        if (value < min || value > max) problems.Add($"{Section}:{setting}: {min} to {max}.");
    }
}
