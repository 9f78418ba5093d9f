using SmsAuth.Fraud.Conversion;
using SmsAuth.Fraud.Lists;
using SmsAuth.TestKit.Fraud;

namespace SmsAuth.Tests.Fraud;

public sealed class InMemoryNumberListStoreTests : NumberListStoreContract
{
    protected override INumberListStore Store { get; } = new InMemoryNumberListStore();
}

public sealed class InMemoryConversionStoreTests : ConversionStoreContract
{
    protected override IConversionStore Store { get; } = new InMemoryConversionStore();
}
