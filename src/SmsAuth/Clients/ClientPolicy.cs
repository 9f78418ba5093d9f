using System.Collections.Frozen;
using SmsAuth.Fraud;
using SmsAuth.Humanity;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Recycling;

namespace SmsAuth.Clients;

/// <summary>What a client is allowed and asked to do with phone numbers.</summary>
public sealed record ClientPolicy
{
    /// <summary>The name of the verifier of a client that names none.</summary>
    public const string DefaultVerifier = "default";

    /// <summary>The OAuth <c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>The verifier that starts and checks its challenges. Default: <see cref="DefaultVerifier"/>.</summary>
    public string Verifier { get; init; } = DefaultVerifier;

    /// <summary>
    /// Whether an unknown number gets an account at its first sign-in. Default: true. When false, an unknown number is answered exactly as a
    /// known one, and no text is sent.
    /// </summary>
    public bool AutomaticSignUp { get; init; } = true;

    /// <summary>The countries whose numbers are served, ISO 3166-1 alpha-2 in upper case; null, the default, serves all.</summary>
    public FrozenSet<string>? AllowedCountries { get; init; }

    /// <summary>The countries whose numbers are not served, also when they are allowed, in the same form; null, the default, means none.</summary>
    public FrozenSet<string>? DeniedCountries { get; init; }

    /// <summary>Modes of the fraud guard in place of those of the verifier; null, the default, leaves all as they are.</summary>
    public FraudModes? Guard { get; init; }

    /// <summary>When proof of humanity is asked for; null, the default, leaves it to <see cref="CaptchaOptions.Mode"/>.</summary>
    public CaptchaMode? Captcha { get; init; }

    /// <summary>Whether a code is refused without the challenge id. Default: false.</summary>
    public bool ChallengeIdRequired { get; init; }

    /// <summary>Limits of its own, in place of those of its verifier and of all.</summary>
    public LimitOverrides Limits { get; init; } = LimitOverrides.None;

    /// <summary>
    /// How long after a text to a number the next one may be asked for, 0 seconds to 10 minutes; null, the default, leaves it to the verifier and the limits of all.
    /// </summary>
    public TimeSpan? ResendAfter { get; init; }

    /// <summary>What happens at the sign-in of a dormant number; null, the default, leaves it to <see cref="RecyclingOptions.Policy"/>.</summary>
    public RecyclingPolicy? NumberRecycling { get; init; }

    /// <summary>Whether the client serves the country of a number.</summary>
    public bool Serves(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return ServesCountry(number.Region);
    }

    /// <summary>Whether the client serves a country, by its ISO 3166-1 alpha-2 code in upper case.</summary>
    public bool ServesCountry(string region) => AllowedCountries?.Contains(region) is not false && DeniedCountries?.Contains(region) is not true;
}
