using System.Security.Cryptography;
using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.TestKit.Challenges;

/// <summary>Challenges to test stores with.</summary>
public static class Samples
{
    /// <summary>A round time, so that no store loses any of it.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    public static KeyedHash Hash(string keyId = "2026") => new(keyId, RandomNumberGenerator.GetBytes(32));

    /// <summary>A new challenge with five tries, a resend after one minute and an end after five.</summary>
    public static Challenge Challenge(string clientId, DateTimeOffset? createdAt = null)
    {
        var start = createdAt ?? Start;
        return new Challenge
        {
            Id = ChallengeId.New(),
            ClientId = clientId,
            PhoneNumber = Numbers.American,
            Purpose = Purpose.SignIn,
            Verifier = "default",
            Language = "en",
            Code = Hash(),
            CodeLength = 6,
            MaxAttempts = 5,
            CreatedAt = start,
            ResendAt = start.AddMinutes(1),
            ExpiresAt = start.AddMinutes(5),
        };
    }
}
