using SmsAuth.Challenges;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>A step that is known in full: a request to the engine.</summary>
/// <param name="HangUp">When the caller hangs up.</param>
/// <param name="Lost">Whether no gateway accepts the text.</param>
public abstract record Call(HangUp HangUp, bool Lost)
{
    public sealed record Start(StartRequest Request, HangUp HangUp, bool Lost) : Call(HangUp, Lost);

    public sealed record Resend(ResendRequest Request, HangUp HangUp, bool Lost) : Call(HangUp, Lost);

    /// <param name="Request">What is presented.</param>
    /// <param name="HangUp">When the caller hangs up.</param>
    /// <param name="Found">Of a try without a challenge id: the challenge that was found for it while others had still to act; null to look for it now.</param>
    public sealed record Redeem(RedeemRequest Request, HangUp HangUp, ChallengeId? Found = null) : Call(HangUp, Lost: false);
}

/// <summary>What became of a call.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Id">The challenge that was started or renewed; null otherwise.</param>
/// <param name="Code">The code that was handed to the gateway; null when none was.</param>
public sealed record Answer(Verdict Verdict, ChallengeId? Id = null, string? Code = null);

/// <summary>The answers that a caller can tell apart.</summary>
public enum Verdict
{
    /// <summary>A code was sent, for a new challenge or for one that was there.</summary>
    Sent,

    /// <summary>Nothing was sent: too soon, no such pending challenge, or no gateway that accepts it.</summary>
    NotSent,

    /// <summary>The code was the right one.</summary>
    Approved,

    /// <summary>The code was refused.</summary>
    Refused,

    /// <summary>The caller hung up before anything was done.</summary>
    HungUp,
}
