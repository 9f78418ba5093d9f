using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Server.SignIn.Codes;

/// <summary>A code that a page waits for.</summary>
internal sealed record AskedCode
{
    public required string ClientId { get; init; }

    public required PhoneNumber PhoneNumber { get; init; }

    public required ChallengeId ChallengeId { get; init; }

    public required int Length { get; init; }

    public required string Channel { get; init; }

    public required IReadOnlyList<string> NextChannels { get; init; }

    /// <summary>When the next one may be asked for.</summary>
    public required DateTimeOffset ResendAt { get; init; }

    public static AskedCode Of(StartOutcome.Started started, DateTimeOffset now) => new()
    {
        ClientId = started.Challenge.ClientId,
        PhoneNumber = started.Challenge.PhoneNumber,
        ChallengeId = started.Challenge.Id,
        Length = started.Challenge.CodeLength,
        Channel = started.Challenge.Channel,
        NextChannels = started.NextChannels,
        ResendAt = now + started.Interval,
    };
}
