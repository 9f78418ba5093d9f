using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.TestKit.Challenges.Model;

namespace SmsAuth.Tests.Challenges;

public sealed class InMemoryChallengeModelTests : ChallengeModelContract
{
    protected override int Scenarios => 1_500;

    protected override IChallengeStore NewStore() => new InMemoryChallengeStore();
}
