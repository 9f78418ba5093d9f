using System.Diagnostics.CodeAnalysis;
using SmsAuth.Clients;
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

    /// <summary>Whether a code is refused without the challenge id. Default: false.</summary>
    public bool ChallengeIdRequired { get; set; }

    /// <summary>What happens at the sign-in of a dormant number; null, the default, leaves it to <see cref="RecyclingOptions.Policy"/>.</summary>
    public RecyclingPolicy? NumberRecycling { get; set; }
}
