using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

/// <summary>Which challenges to look for: those that fit all that is set.</summary>
public sealed record ChallengeFilter
{
    /// <summary>The client.</summary>
    public string? ClientId { get; init; }

    /// <summary>The verifier.</summary>
    public string? Verifier { get; init; }

    /// <summary>The gateway that accepted the newest text.</summary>
    public string? Gateway { get; init; }

    /// <summary>The country of the number, ISO 3166-1 alpha-2.</summary>
    public string? Region { get; init; }

    /// <summary>What became of it.</summary>
    public ChallengeState? State { get; init; }

    /// <summary>The number, found by its pseudonym.</summary>
    public PhoneNumber? PhoneNumber { get; init; }

    /// <summary>The masked number, such as <c>+1********00</c>.</summary>
    public string? MaskedNumber { get; init; }

    /// <summary>The earliest start.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The time before which it was started.</summary>
    public DateTimeOffset? Before { get; init; }
}
