using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

/// <summary>
/// Keeps challenges. Every promise about tries and sign-ins is kept here, by single conditional writes, so that it holds for several nodes on
/// one store. Writes are not cancelled when a client hangs up; that is why they take no cancellation token.
/// </summary>
public interface IChallengeStore
{
    /// <summary>
    /// Saves a new challenge, then lets the oldest pending ones of the same client, number and purpose give way
    /// (<see cref="ChallengeState.Superseded"/>) until <paramref name="maxPending"/> are left. One whose time ran out before the new one was
    /// started takes nobody's place. Those of a trusted device give way to those of the same device only, and those of no device to each other:
    /// a stranger ends none that a device has started.
    /// </summary>
    Task AddAsync(Challenge challenge, int maxPending);

    /// <summary>
    /// Finds a challenge in any state; null when there is none, or when it ended so long ago that its number is not kept any more.
    /// </summary>
    Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken);

    /// <summary>The pending challenges of a client, number and purpose that have not expired at <paramref name="now"/>, the newest first.</summary>
    Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a try and records its verdict in one atomic write: only if the challenge is pending, has not expired, has a try of that kind
    /// left, and still has the code that the verdict was made with. An approving try ends the challenge as verified, the last refused try
    /// with the challenge id as exhausted.
    /// </summary>
    /// <returns>True when this try was counted; its verdict may be told. False when it was refused and says nothing about the code.</returns>
    Task<bool> TryRecordAsync(Attempt attempt);

    /// <summary>
    /// Gives a pending challenge the code of its next text in one atomic write, only if at <see cref="Resend.Now"/> it has not expired, has tries left and
    /// its next text may be asked for. Tries stay as they are.
    /// </summary>
    /// <returns>False when it was refused.</returns>
    Task<bool> TryRenewAsync(Resend resend);

    /// <summary>
    /// Takes a renewal back whose text nobody accepted, in one atomic write: gives the challenge the code, channel, gateway and end that it had
    /// before, only if it is still pending and still has the renewal's code. Its tries, its count of texts and its wait stay as they are.
    /// </summary>
    /// <param name="before">The challenge as it was before the renewal.</param>
    /// <param name="renewed">The code that the renewal gave it.</param>
    Task RestoreAsync(Challenge before, KeyedHash renewed);

    /// <summary>
    /// Counts a try whose verdict a verify service is asked for afterwards, in one atomic write: only if the challenge is pending, has not expired, has
    /// a try of that kind left, and still has the code that the try is made against. The challenge stays pending, even with its last try.
    /// </summary>
    /// <returns>True when it was counted; only then may the service be asked.</returns>
    Task<bool> TryCountAsync(Attempt attempt);

    /// <summary>
    /// Writes the verdict of a try that was counted: an approval ends the challenge as verified, a refusal as exhausted when it has no try with the
    /// challenge id left. Only if it is pending, has not expired at <see cref="Attempt.Now"/>, and still has the code that the try was made against.
    /// </summary>
    /// <returns>True when this try ended the challenge. Of several approvals one does.</returns>
    Task<bool> TryConcludeAsync(Attempt attempt);

    /// <summary>Records what became of the newest text of a challenge: the gateway that accepted it and its id there, or null when none did.</summary>
    Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted);

    /// <summary>
    /// Finds the challenges whose newest text a gateway knows by an id, in any state, as long as their numbers are kept: one, unless a verify service went on
    /// with a verification that another challenge had begun.
    /// </summary>
    Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken);

    /// <summary>Records how far the newest text of a challenge has come, in one atomic write: only forward, see <see cref="DeliveryState"/>.</summary>
    /// <returns>True when this receipt has moved it; of several at once one does.</returns>
    Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt);

    /// <summary>
    /// Gives a pending challenge the code of a text that goes out by itself in place of one that failed, in one atomic write: only if its newest text is
    /// still that one, and it has not expired. Its end, tries, count of texts and wait stay as they are.
    /// </summary>
    /// <returns>False when it was refused.</returns>
    Task<bool> TryRerouteAsync(Reroute reroute);
}
