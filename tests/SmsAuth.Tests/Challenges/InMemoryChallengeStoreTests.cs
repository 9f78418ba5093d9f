using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.Tests.Challenges;

public sealed class InMemoryChallengeStoreTests : ChallengeStoreContract
{
    protected override IChallengeStore Store { get; } = new InMemoryChallengeStore();
}
