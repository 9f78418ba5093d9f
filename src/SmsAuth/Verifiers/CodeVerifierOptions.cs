using System.Diagnostics.CodeAnalysis;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.Messages;

namespace SmsAuth.Verifiers;

/// <summary>A verifier that makes the codes itself and has gateways deliver them.</summary>
public sealed class CodeVerifierOptions
{
    /// <summary>Whether codes can be asked for and redeemed by it. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The gateways by name, in the order in which they are tried. At least one.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<string> Gateways { get; set; } = [];

    /// <summary>
    /// The countries that a gateway is used for, by the gateway's name, ISO 3166-1 alpha-2; a gateway that is not here is used for all. A number
    /// that none of the gateways is used for is not served.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, IList<string>> Countries { get; set; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>The name that the texts call the application by, 1 to 40 characters. Default: <c>SmsAuth</c>.</summary>
    public string ApplicationName { get; set; } = "SmsAuth";

    /// <summary>
    /// The domain that codes are bound to, such as <c>example.com</c>: texts end with the line <c>@example.com #123456</c>, by which browsers fill the code in on
    /// that site alone (<see href="https://wicg.github.io/sms-one-time-codes/"/>). Default: none.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>
    /// The hashes of Android apps, by the client id: the texts of such a client end with its hash in place of the domain, by which the app reads them
    /// (<see href="https://developers.google.com/identity/sms-retriever/verify"/>). 11 characters each. The client's own setting wins, see
    /// <see cref="Clients.IAndroidApps"/>. Default: none.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, string> AndroidAppHashes { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Templates of its own, by language (BCP 47 tag) and text (<c>sign_in</c>, <c>bind_number</c>, <c>step_up</c>, <c>number_added</c>, <c>number_changed</c>), with
    /// the placeholders <c>{code}</c>, <c>{app}</c>, <c>{minutes}</c> and <c>{domain}</c>. Default: those of all.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, IDictionary<string, string>> Texts { get; set; } = new Dictionary<string, IDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The language of texts when none that was asked for is there, a BCP 47 tag. Default: the one that most people speak in the country of the number, see
    /// <see cref="CountryLanguages"/>, or else English.
    /// </summary>
    public string? Language { get; set; }

    /// <summary>The same for some countries, ISO 3166-1 alpha-2, in place of <see cref="Language"/>. Default: none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, string> Languages { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The digits of a code, 4 to 10. Default: 6.</summary>
    public int CodeLength { get; set; } = OtpCode.DefaultLength;

    /// <summary>How long a code works, 30 seconds to 10 minutes (NIST SP 800-63B-4 3.1.3.2). Default: 5 minutes.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The tries of a challenge, 1 to 10. Resending does not restore them. Default: <see cref="ChallengeLimits.Tries"/>.</summary>
    public int? Tries { get; set; }

    /// <summary>
    /// How long after a text to a number the next one may be asked for, 0 seconds to 10 minutes. Default: <see cref="NumberLimits.Cooldown"/>.
    /// </summary>
    public TimeSpan? ResendAfter { get; set; }

    /// <summary>Which code a resend carries. Default: <see cref="ResendMode.NewCode"/>.</summary>
    public ResendMode Resend { get; set; } = ResendMode.NewCode;

    /// <summary>
    /// Whether a text that its gateway reports as failed goes out again by itself, by the next gateway that serves the number, while its challenge lives:
    /// once by each gateway at most. With <see cref="ResendMode.NewCode"/> the code of the failed text ends with it. Default: false.
    /// </summary>
    public bool RerouteFailed { get; set; }

    /// <summary>
    /// The channels beside <see cref="Channel.Sms"/> by their names, at most 10; a name has 1 to 20 of the characters a-z 0-9 - _. Default: none.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, ChannelOptions> Channels { get; set; } = new Dictionary<string, ChannelOptions>(StringComparer.Ordinal);

    /// <summary>Limits of its own, in place of <see cref="LimitOptions"/>.</summary>
    public LimitOverrides Limits { get; set; } = new();

    /// <summary>The challenges that may be pending for one client, number and purpose, 1 to 10; the oldest gives way. Default: 3.</summary>
    public int Pending { get; set; } = 3;
}
