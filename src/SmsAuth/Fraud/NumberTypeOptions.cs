using SmsAuth.PhoneNumbers;

namespace SmsAuth.Fraud;

/// <summary>Kinds of line that are served or not.</summary>
public sealed class NumberTypeOptions
{
    /// <summary>What happens to a number of a refused kind. The kinds with a mode of their own follow the laxer of the two. Default: it is refused.</summary>
    public GuardMode Mode { get; set; } = GuardMode.Enforce;

    /// <summary>
    /// The kinds that are refused, besides those with a mode of their own. Default: the lines whose caller or callee pays extra, pagers,
    /// voicemail and universal access numbers.
    /// </summary>
    public PhoneNumberTypes Refused { get; set; } =
        PhoneNumberTypes.PremiumRate | PhoneNumberTypes.SharedCost | PhoneNumberTypes.TollFree
        | PhoneNumberTypes.Pager | PhoneNumberTypes.Voicemail | PhoneNumberTypes.UniversalAccess;

    /// <summary>
    /// What happens to a voice-over-IP line. Default: it is noticed. Many people have no other number, but it is the cheapest to get in bulk, so it is a
    /// risk for which proof of humanity can be asked.
    /// </summary>
    public GuardMode Voip { get; set; } = GuardMode.Monitor;

    /// <summary>What happens to a fixed line. Default: it is refused, because few of them receive texts.</summary>
    public GuardMode FixedLine { get; set; } = GuardMode.Enforce;
}
