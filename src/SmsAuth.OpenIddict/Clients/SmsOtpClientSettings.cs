using System.Diagnostics.CodeAnalysis;
using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Humanity;
using SmsAuth.Limits;
using SmsAuth.Recycling;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>The sms_otp settings of an OpenIddict application, kept in its settings.</summary>
public sealed class SmsOtpClientSettings
{
    /// <summary>The verifier. Default: the one called <c>default</c>.</summary>
    public string Verifier { get; set; } = ClientPolicy.DefaultVerifier;

    /// <summary>Whether an unknown number gets an account at its first sign-in. Default: true.</summary>
    public bool AutomaticSignUp { get; set; } = true;

    /// <summary>The countries served, ISO 3166-1 alpha-2; empty, the default, serves all.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Settings are set by assignment.")]
    public IList<string> AllowedCountries { get; set; } = [];

    /// <summary>Limits of its own, in place of those of its verifier and of all.</summary>
    public LimitOverrides Limits { get; set; } = new();

    /// <summary>
    /// How long after a text to a number the next one may be asked for, whole seconds, 0 to 600; null, the default, leaves it to the verifier and the limits of all.
    /// </summary>
    public TimeSpan? ResendAfter { get; set; }

    /// <summary>
    /// The 11 characters by which the client's Android app reads its texts, in place of those that its verifier has for it, see <see cref="SmsAuth.Clients.AndroidAppHash"/>.
    /// Default: none.
    /// </summary>
    public string? AndroidAppHash { get; set; }

    /// <summary>The countries not served, also when they are allowed; empty, the default, means none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Settings are set by assignment.")]
    public IList<string> DeniedCountries { get; set; } = [];

    /// <summary>Modes of the fraud guard in place of those of the verifier; by default all are left as they are.</summary>
    public FraudModes Guard { get; set; } = new();

    /// <summary>When proof of humanity is asked for; null, the default, leaves it to the server.</summary>
    public CaptchaMode? Captcha { get; set; }

    /// <summary>Whether a code is refused without the challenge id. Default: false.</summary>
    public bool ChallengeIdRequired { get; set; }

    /// <summary>What happens at the sign-in of a dormant number; null, the default, leaves it to <see cref="RecyclingOptions.Policy"/>.</summary>
    public RecyclingPolicy? NumberRecycling { get; set; }
}
