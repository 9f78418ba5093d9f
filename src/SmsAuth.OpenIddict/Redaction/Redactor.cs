using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.OpenIddict.Redaction;

/// <summary>Knows which parameters of a message never reach a log.</summary>
internal static class Redactor
{
    private const string Redacted = "[redacted]";

    private static readonly string[] Names =
    [
        Claims.PhoneNumber,
        SmsOtpConstants.Parameters.ChallengeId,
        SmsOtpConstants.Parameters.DeviceToken,
        SmsOtpConstants.Parameters.StepProof,
        Parameters.Code,
        Parameters.LoginHint,
        Parameters.CodeVerifier,
        SmsOtpConstants.Parameters.CaptchaToken,
    ];

    public static TMessage Copy<TMessage>(OpenIddictMessage message)
        where TMessage : OpenIddictMessage, new()
    {
        var copy = new TMessage();
        foreach (var (name, value) in message.GetParameters())
        {
            copy.SetParameter(name, Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Redacted : value);
        }

        return copy;
    }
}
