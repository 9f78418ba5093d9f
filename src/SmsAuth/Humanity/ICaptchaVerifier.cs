using System.Net;

namespace SmsAuth.Humanity;

/// <summary>Checks the tokens of a captcha widget. Expected failures are verdicts; an exception is read as <see cref="CaptchaVerdict.Unavailable"/>.</summary>
public interface ICaptchaVerifier
{
    /// <summary>Checks a token, which works once.</summary>
    /// <param name="token">The token as presented, never to be logged.</param>
    /// <param name="address">The address of the user's device, if it is known.</param>
    /// <param name="cancellationToken">Ends the check when nobody waits for it any more.</param>
    Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken);
}
