using SmsAuth.Gateways;

namespace SmsAuth.VerifyServices;

/// <summary>
/// A remote service that makes codes, sends them, and says whether one is right. Expected failures are outcomes; an exception is read as a
/// failure and never as an approval.
/// </summary>
public interface IVerifyService
{
    /// <summary>The name by which verifiers refer to it, 1 to 100 characters.</summary>
    string Name { get; }

    /// <summary>The channels that it has: <see cref="Channel.Sms"/> first.</summary>
    IReadOnlyList<string> Channels => [Channel.Sms];

    /// <summary>Has a code sent. Never tries again on its own when the first request may have been accepted.</summary>
    /// <returns>Accepted with the service's id of the verification, by which codes are checked from now on; or why not.</returns>
    Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken);

    /// <summary>Asks whether a code is right. The service counts the try.</summary>
    /// <returns>An approval only when the service has said so in the words that it documents.</returns>
    Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken);
}
