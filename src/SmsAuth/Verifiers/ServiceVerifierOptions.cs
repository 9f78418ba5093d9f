using System.Diagnostics.CodeAnalysis;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.Messages;

namespace SmsAuth.Verifiers;

/// <summary>A verifier whose codes a remote verify service makes, sends and checks.</summary>
public sealed class ServiceVerifierOptions
{
    /// <summary>Whether codes can be asked for and redeemed by it. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The verify services by name, in the order in which they are asked to start. At least one. A challenge stays with the one that started it.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<string> Services { get; set; } = [];

    /// <summary>
    /// The countries that a service is used for, by the service's name, ISO 3166-1 alpha-2; a service that is not here is used for all. A number
    /// that none of the services is used for is not served.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, IList<string>> Countries { get; set; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>The channels beside <see cref="Channel.Sms"/>, and after how many texts of a challenge each is offered, 0 to 10. Default: none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, int> Channels { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How the texts are to call the application, 1 to 40 characters; a service may not ask for it. Default: <c>SmsAuth</c>.</summary>
    public string ApplicationName { get; set; } = "SmsAuth";

    /// <summary>
    /// The language of texts when none that was asked for is there, a BCP 47 tag. Default: the one that most people speak in the country of the number, see
    /// <see cref="CountryLanguages"/>, or else English.
    /// </summary>
    public string? Language { get; set; }

    /// <summary>The same for some countries, ISO 3166-1 alpha-2, in place of <see cref="Language"/>. Default: none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, string> Languages { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The digits that the services' codes have, 4 to 10, as they are set there; clients are told. Default: 6.</summary>
    public int CodeLength { get; set; } = OtpCode.DefaultLength;

    /// <summary>How long a code works, 30 seconds to 10 minutes, no longer than at the services. Default: 5 minutes.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The tries of a challenge, 1 to 10; a service may allow fewer. Default: <see cref="ChallengeLimits.Tries"/>.</summary>
    public int? Tries { get; set; }

    /// <summary>
    /// Whether a service is asked about a code that came without the challenge id, from anybody who knows the number. The services know no such tries: a
    /// stranger's would use up those of whoever holds the id. Default: false, such a code is wrong.
    /// </summary>
    public bool TriesWithoutChallengeId { get; set; }

    /// <summary>
    /// How long after a text to a number the next one may be asked for, 0 seconds to 10 minutes. Default: <see cref="NumberLimits.Cooldown"/>.
    /// </summary>
    public TimeSpan? ResendAfter { get; set; }

    /// <summary>Limits of its own, in place of <see cref="LimitOptions"/>.</summary>
    public LimitOverrides Limits { get; set; } = new();

    /// <summary>The challenges that may be pending for one client, number and purpose, 1 to 10; the oldest gives way. Default: 3.</summary>
    public int Pending { get; set; } = 3;
}
