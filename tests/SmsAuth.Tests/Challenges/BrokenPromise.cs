namespace SmsAuth.Tests.Challenges;

/// <summary>A promise that <see cref="BrokenChallengeStore"/> does not keep.</summary>
public enum BrokenPromise
{
    /// <summary>A wrong code costs no try.</summary>
    Tries,

    /// <summary>A code works again and again.</summary>
    OneSignIn,

    /// <summary>The tries of whoever holds the challenge id and of everybody else are counted together.</summary>
    TriesApart,

    /// <summary>A replaced code is checked as if it were the new one.</summary>
    Replacement,

    /// <summary>The oldest challenges do not give way.</summary>
    Supersession,

    /// <summary>A challenge is read, compared, and written: not at once.</summary>
    Atomicity,

    /// <summary>Who hangs up gets the try back.</summary>
    HangUp,
}
