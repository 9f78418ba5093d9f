using SmsAuth.Recycling;
using SmsAuth.Recycling.InMemory;
using SmsAuth.TestKit.Recycling;

namespace SmsAuth.Tests.Recycling;

public sealed class InMemoryNumberActivityStoreTests : NumberActivityStoreContract
{
    protected override INumberActivityStore Store { get; } = new InMemoryNumberActivityStore();
}
