using SmsAuth.Codes;

namespace SmsAuth.Challenges;

/// <summary>One try at a challenge's code, decided but not yet told to anyone.</summary>
public sealed record Attempt
{
    /// <summary>The challenge it is made at.</summary>
    public required ChallengeId Id { get; init; }

    /// <summary>The code hash that the verdict was made with.</summary>
    public required KeyedHash Against { get; init; }

    /// <summary>The verdict: whether the presented code was the right one.</summary>
    public required bool Approved { get; init; }

    /// <summary>Whether the try presented the challenge id. Tries with and without it are counted apart.</summary>
    public required bool Held { get; init; }

    /// <summary>The time of the try.</summary>
    public required DateTimeOffset Now { get; init; }
}
