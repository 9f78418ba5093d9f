namespace SmsAuth.Challenges;

/// <summary>The states of a challenge. Every state but the first is final. The values are stored: never renumber them.</summary>
public enum ChallengeState
{
    /// <summary>Waits for its code.</summary>
    Pending = 1,

    /// <summary>The right code came; it is used up.</summary>
    Verified = 2,

    /// <summary>Whoever holds the challenge id has used up the tries.</summary>
    Exhausted = 3,

    /// <summary>The time ran out. Read from the clock by <see cref="Challenge.StateAt"/>; a store need not write it.</summary>
    Expired = 4,

    /// <summary>Gave way to newer ones of the same client, number and purpose.</summary>
    Superseded = 5,
}
