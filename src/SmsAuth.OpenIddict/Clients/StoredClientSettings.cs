using System.Collections.Frozen;
using System.Globalization;
using SmsAuth.Clients;
using SmsAuth.Recycling;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>
/// The sms_otp settings as strings in an OpenIddict application. Strict in both directions: a setting that cannot be read is an error, never
/// a default, because the default of most is the laxer one.
/// </summary>
internal static class StoredClientSettings
{
    private const string Verifier = "sms_otp:verifier";
    private const string AutomaticSignUp = "sms_otp:automatic_sign_up";
    private const string AllowedCountries = "sms_otp:allowed_countries";
    private const string DeniedCountries = "sms_otp:denied_countries";
    private const string ChallengeIdRequired = "sms_otp:challenge_id_required";
    private const string NumberRecycling = "sms_otp:number_recycling";
    private const string ResendAfter = "sms_otp:resend_after";
    private const string AndroidApp = "sms_otp:android_app_hash";
    private const int MaxResendSeconds = 600;
    private const string Allow = "allow";
    private const string RequireStep = "require_step";

    public static void Write(SmsOtpClientSettings settings, IDictionary<string, string> stored)
    {
        stored[Verifier] = settings.Verifier;
        stored[AutomaticSignUp] = Write(settings.AutomaticSignUp);
        stored[AllowedCountries] = string.Join(' ', settings.AllowedCountries.Select(static c => c.ToUpperInvariant()));
        stored[DeniedCountries] = string.Join(' ', settings.DeniedCountries.Select(static c => c.ToUpperInvariant()));
        stored[ChallengeIdRequired] = Write(settings.ChallengeIdRequired);
        StoredLimits.Write(settings.Limits, stored);
        StoredProtection.Write(settings, stored);
        Write(NumberRecycling, settings.NumberRecycling switch { null => null, RecyclingPolicy.RequireStep => RequireStep, _ => Allow }, stored);
        Write(ResendAfter, settings.ResendAfter?.TotalSeconds.ToString(CultureInfo.InvariantCulture), stored);
        Write(AndroidApp, settings.AndroidAppHash, stored);
        try
        {
            _ = Read("-", stored.AsReadOnly());
            _ = ReadAndroidAppHash(stored.AsReadOnly());
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(exception.Message, nameof(settings), exception);
        }
    }

    /// <exception cref="FormatException">A setting cannot be read; the message names it and what is allowed.</exception>
    public static ClientPolicy Read(string clientId, IReadOnlyDictionary<string, string> stored) => new()
    {
        ClientId = clientId,
        Verifier = ReadName(stored),
        AutomaticSignUp = ReadFlag(stored, AutomaticSignUp, absent: true),
        AllowedCountries = ReadCountries(stored, AllowedCountries),
        DeniedCountries = ReadCountries(stored, DeniedCountries),
        Guard = StoredProtection.ReadGuard(stored),
        Captcha = StoredProtection.ReadCaptcha(stored),
        ChallengeIdRequired = ReadFlag(stored, ChallengeIdRequired, absent: false),
        Limits = StoredLimits.Read(stored),
        NumberRecycling = ReadPolicy(stored),
        ResendAfter = ReadResendAfter(stored),
    };

    /// <exception cref="FormatException">The setting cannot be read; the message names it and what is allowed.</exception>
    public static string? ReadAndroidAppHash(IReadOnlyDictionary<string, string> stored) => stored.GetValueOrDefault(AndroidApp) switch
    {
        null => null,
        { } hash when AndroidAppHash.IsValid(hash) => hash,
        _ => throw new FormatException($"Client setting {AndroidApp}: {AndroidAppHash.Allowed}."),
    };

    private static string Write(bool flag) => flag ? "true" : "false";

    private static void Write(string key, string? value, IDictionary<string, string> stored)
    {
        if (value is null) stored.Remove(key);
        else stored[key] = value;
    }

    private static string ReadName(IReadOnlyDictionary<string, string> stored) => stored.GetValueOrDefault(Verifier) switch
    {
        null => ClientPolicy.DefaultVerifier,
        { Length: >= 1 and <= 100 } name => name,
        _ => throw new FormatException($"Client setting {Verifier}: 1 to 100 characters."),
    };

    private static bool ReadFlag(IReadOnlyDictionary<string, string> stored, string key, bool absent) => stored.GetValueOrDefault(key) switch
    {
        null => absent,
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"Client setting {key}: true or false."),
    };

    private static RecyclingPolicy? ReadPolicy(IReadOnlyDictionary<string, string> stored) => stored.GetValueOrDefault(NumberRecycling) switch
    {
        null => null,
        Allow => RecyclingPolicy.Allow,
        RequireStep => RecyclingPolicy.RequireStep,
        _ => throw new FormatException($"Client setting {NumberRecycling}: {Allow} or {RequireStep}."),
    };

    private static TimeSpan? ReadResendAfter(IReadOnlyDictionary<string, string> stored)
    {
        if (stored.GetValueOrDefault(ResendAfter) is not { } value) return null;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxResendSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"Client setting {ResendAfter}: 0 to {MaxResendSeconds} whole seconds.");
    }

    private static FrozenSet<string>? ReadCountries(IReadOnlyDictionary<string, string> stored, string key)
    {
        if (string.IsNullOrEmpty(stored.GetValueOrDefault(key))) return null;
        var countries = stored[key].Split(' ');
        return countries.All(static c => c.Length == 2 && c.All(char.IsAsciiLetterUpper))
            ? countries.ToFrozenSet(StringComparer.Ordinal)
            : throw new FormatException($"Client setting {key}: ISO 3166-1 alpha-2 codes such as SE or US, separated by spaces.");
    }
}
