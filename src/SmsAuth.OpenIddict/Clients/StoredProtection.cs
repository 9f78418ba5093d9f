using System.Text.Json;
using SmsAuth.Fraud;
using SmsAuth.Humanity;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>A client's modes of the fraud guard and of proof of humanity as strings in an OpenIddict application; one that is not set is not stored.</summary>
internal static class StoredProtection
{
    private const string Captcha = "sms_otp:captcha";
    private const string GuardPrefix = "sms_otp:guard:";

    public static void Write(SmsOtpClientSettings settings, IDictionary<string, string> stored)
    {
        Write(Captcha, settings.Captcha, stored);
        foreach (var rule in Enum.GetValues<FraudRuleKind>()) Write(KeyOf(rule), settings.Guard.Of(rule), stored);
    }

    /// <exception cref="FormatException">It cannot be read.</exception>
    public static CaptchaMode? ReadCaptcha(IReadOnlyDictionary<string, string> stored) => Read<CaptchaMode>(Captcha, stored);

    /// <exception cref="FormatException">A mode cannot be read, or there is no rule of its name.</exception>
    public static FraudModes ReadGuard(IReadOnlyDictionary<string, string> stored)
    {
        var known = Enum.GetValues<FraudRuleKind>().Select(KeyOf).ToList();
        if (stored.Keys.FirstOrDefault(k => k.StartsWith(GuardPrefix, StringComparison.Ordinal) && !known.Contains(k)) is { } unknown)
        {
            throw new FormatException($"Client setting {unknown}: there is no such rule; there are: {string.Join(", ", known)}.");
        }

        return new FraudModes
        {
            Lists = Read<GuardMode>(KeyOf(FraudRuleKind.Lists), stored),
            Countries = Read<GuardMode>(KeyOf(FraudRuleKind.Countries), stored),
            NumberTypes = Read<GuardMode>(KeyOf(FraudRuleKind.NumberTypes), stored),
            Conversion = Read<GuardMode>(KeyOf(FraudRuleKind.Conversion), stored),
            Velocity = Read<GuardMode>(KeyOf(FraudRuleKind.Velocity), stored),
        };
    }

    private static void Write<TMode>(string key, TMode? mode, IDictionary<string, string> stored)
        where TMode : struct, Enum
    {
        if (mode is { } set) stored[key] = NameOf(set);
        else stored.Remove(key);
    }

    private static TMode? Read<TMode>(string key, IReadOnlyDictionary<string, string> stored)
        where TMode : struct, Enum
    {
        if (stored.GetValueOrDefault(key) is not { } value) return null;
        var modes = Enum.GetValues<TMode>();
        return modes.Any(m => NameOf(m) == value)
            ? modes.First(m => NameOf(m) == value)
            : throw new FormatException($"Client setting {key}: {string.Join(", ", modes.Select(NameOf))}.");
    }

    private static string KeyOf(FraudRuleKind rule) => GuardPrefix + NameOf(rule);

    // NumberTypes is stored as number_types.
    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
