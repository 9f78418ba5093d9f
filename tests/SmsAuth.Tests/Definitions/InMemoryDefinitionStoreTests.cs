using SmsAuth.Definitions;
using SmsAuth.TestKit.Definitions;

namespace SmsAuth.Tests.Definitions;

public sealed class InMemoryDefinitionStoreTests : DefinitionStoreContract
{
    protected override IDefinitionStore Store { get; } = new InMemoryDefinitionStore();
}
