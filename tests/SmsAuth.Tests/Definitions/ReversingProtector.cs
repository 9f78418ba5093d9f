using SmsAuth.Definitions;
using SmsAuth.Settings;

namespace SmsAuth.Tests.Definitions;

/// <summary>Makes a secret unreadable at a glance, for one place and under a key whose name tests change.</summary>
internal sealed class ReversingProtector : ISettingProtector
{
    public string Key { get; set; } = "first";

    public HashSet<string> Lost { get; } = [];

    public string Protect(string place, SettingSecret value) => $"{Key}|{place}|{Reversed(value.Reveal())}";

    public UnprotectedSetting? Unprotect(string place, string value)
    {
        var parts = value.Split('|');
        return parts.Length == 3 && parts[1] == place && !Lost.Contains(parts[0]) ? new UnprotectedSetting(new SettingSecret(Reversed(parts[2])), parts[0] != Key) : null;
    }

    private static string Reversed(string value) => new([.. value.Reverse()]);
}
