namespace ConsoleClient;

/// <summary>What the challenge endpoint answered.</summary>
internal abstract record ChallengeAnswer
{
    private ChallengeAnswer()
    {
    }

    /// <summary>A text is on its way.</summary>
    public sealed record Sent(string ChallengeId, int CodeLength) : ChallengeAnswer;

    /// <summary>No text was sent.</summary>
    /// <param name="Reason">Why, in words.</param>
    /// <param name="Ended">Whether the challenge that was named has ended, so that only a new one helps.</param>
    public sealed record Refused(string Reason, bool Ended = false) : ChallengeAnswer;
}
