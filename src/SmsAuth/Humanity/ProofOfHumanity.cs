using Microsoft.Extensions.Options;
using SmsAuth.Sending;

namespace SmsAuth.Humanity;

/// <summary>Asks for a captcha before a text is sent, where one is required.</summary>
internal sealed class ProofOfHumanity(RiskReader risks, CaptchaCheck captcha, IOptions<CaptchaOptions> options) : ISendCheck
{
    public async Task<SendRefusal?> CheckAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        if (!await IsRequiredAsync(attempt)) return null;
        if (attempt.CaptchaToken is not { } token) return captcha.Missing();
        return await captcha.VerifyAsync(token, attempt.Caller.Address, cancellationToken) switch
        {
            CaptchaVerdict.Person => null,
            CaptchaVerdict.NotProven => new SendRefusal.CaptchaRequired("captcha:failed"),
            _ when !options.Value.FailClosed => null,
            _ => new SendRefusal.Unavailable("captcha:unavailable"),
        };
    }

    private async Task<bool> IsRequiredAsync(SendAttempt attempt) => (attempt.Client.Captcha ?? options.Value.Mode) switch
    {
        CaptchaMode.Never => false,
        CaptchaMode.Always => true,

        // A device that signed in to the account before has shown more than a captcha can.
        _ => attempt.DeviceId is null && (await risks.ReadAsync(attempt)).AnyRisk,
    };
}
