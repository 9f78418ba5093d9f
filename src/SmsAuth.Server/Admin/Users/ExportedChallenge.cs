using SmsAuth.Challenges;

namespace SmsAuth.Server.Admin.Users;

/// <summary>A challenge of a number of a person: a code that was asked for. Whose account it was asked by is not told, for it may be another one.</summary>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="ExpiresAt">When its code stops working.</param>
/// <param name="State">What became of it.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Client">The client.</param>
/// <param name="PhoneNumber">The number, masked.</param>
internal sealed record ExportedChallenge(DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, ChallengeState State, Purpose Purpose, string Client, string PhoneNumber)
{
    public static ExportedChallenge Of(ChallengeSummary challenge) =>
        new(challenge.CreatedAt, challenge.ExpiresAt, challenge.State, challenge.Purpose, challenge.ClientId, challenge.MaskedNumber);
}
