using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.Bindings;

/// <summary>Presents the code of a number that is to be added.</summary>
public sealed record ConfirmBindingRequest
{
    /// <summary>The user, who must be the one that started it.</summary>
    public required AccountSession Session { get; init; }

    /// <summary>The challenge.</summary>
    public required ChallengeId ChallengeId { get; init; }

    /// <summary>The code as typed.</summary>
    public required OtpCode Code { get; init; }
}
