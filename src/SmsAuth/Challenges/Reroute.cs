using SmsAuth.Codes;
using SmsAuth.Gateways;

namespace SmsAuth.Challenges;

/// <summary>Another text for a pending challenge, by another gateway, because the one before failed.</summary>
public sealed record Reroute
{
    /// <summary>The challenge.</summary>
    public required ChallengeId Id { get; init; }

    /// <summary>The text that failed.</summary>
    public required AcceptedText Failed { get; init; }

    /// <summary>The hash of its code, which alone works from then on.</summary>
    public required KeyedHash Code { get; init; }

    /// <summary>The number of digits of its code.</summary>
    public required int CodeLength { get; init; }

    /// <summary>The time.</summary>
    public required DateTimeOffset Now { get; init; }
}
