using System.ComponentModel;
using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Humanity;
using SmsAuth.Limits;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.Recycling;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>What a client is allowed and asked to do with phone numbers.</summary>
internal sealed record SmsOtpBody(
    [property: Description("The verifier that sends and checks its codes. Default: the one called default.")] string Verifier = ClientPolicy.DefaultVerifier,
    [property: Description("Whether an unknown number gets an account at its first sign-in. Default: true.")] bool AutomaticSignUp = true,
    [property: Description("The countries served, ISO 3166-1 alpha-2; none means all.")] IReadOnlyList<string>? AllowedCountries = null,
    [property: Description("The countries not served, also when they are allowed.")] IReadOnlyList<string>? DeniedCountries = null,
    [property: Description("Whether a code is refused without the challenge id. Default: false.")] bool ChallengeIdRequired = false,
    [property: Description("Limits of its own, in place of those of its verifier and of all: 0 turns one off, null leaves it.")] LimitOverrides? Limits = null,
    [property: Description("Seconds after a text to a number until the next one, 0 to 600; null leaves it to the verifier and the limits of all.")] int? ResendAfter = null,
    [property: Description("Modes of the fraud guard in place of those of the verifier; null leaves one.")] FraudModes? Guard = null,
    [property: Description("When proof of humanity is asked for; null leaves it to the server.")] CaptchaMode? Captcha = null,
    [property: Description("What happens at the sign-in of a dormant number; null leaves it to the server.")] RecyclingPolicy? NumberRecycling = null,
    [property: Description("The 11 characters by which its Android app reads the texts; null leaves it to the verifier.")] string? AndroidAppHash = null)
{
    public SmsOtpClientSettings ToSettings() => new()
    {
        Verifier = Verifier,
        AutomaticSignUp = AutomaticSignUp,
        AllowedCountries = Sorted(AllowedCountries),
        DeniedCountries = Sorted(DeniedCountries),
        ChallengeIdRequired = ChallengeIdRequired,
        Limits = Limits ?? new LimitOverrides(),
        ResendAfter = ResendAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Guard = Guard ?? new FraudModes(),
        Captcha = Captcha,
        NumberRecycling = NumberRecycling,
        AndroidAppHash = AndroidAppHash,
    };

    /// <returns>The settings as they are stored; null when they cannot be read, and nobody can sign in by them.</returns>
    public static SmsOtpBody? ReadFrom(string clientId, IReadOnlyDictionary<string, string> settings)
    {
        try
        {
            var policy = StoredClientSettings.Read(clientId, settings);
            return new SmsOtpBody(
                policy.Verifier,
                policy.AutomaticSignUp,
                Sorted(policy.AllowedCountries),
                Sorted(policy.DeniedCountries),
                policy.ChallengeIdRequired,
                policy.Limits,
                (int?)policy.ResendAfter?.TotalSeconds,
                policy.Guard ?? new FraudModes(),
                policy.Captcha,
                policy.NumberRecycling,
                StoredClientSettings.ReadAndroidAppHash(settings));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<string> Sorted(IEnumerable<string>? countries) =>
        [.. (countries ?? []).Select(static c => c.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
