using SmsAuth.Codes;
using SmsAuth.Gateways;

namespace SmsAuth.Challenges;

/// <summary>Another text for a pending challenge.</summary>
public sealed record Resend
{
    /// <summary>The challenge to renew.</summary>
    public required ChallengeId Id { get; init; }

    /// <summary>The hash of its code, which alone works from then on.</summary>
    public required KeyedHash Code { get; init; }

    /// <summary>The number of digits of its code.</summary>
    public required int CodeLength { get; init; }

    /// <summary>How the text travels.</summary>
    public string Channel { get; init; } = Gateways.Channel.Sms;

    /// <summary>The verify service that keeps its code, and the id there, which stay until the next text is recorded; null for codes of our own.</summary>
    public AcceptedText? Kept { get; init; }

    /// <summary>The time of asking.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the text after this one may be asked for.</summary>
    public required DateTimeOffset ResendAt { get; init; }

    /// <summary>When its code ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
