using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Audit;

namespace SmsAuth.Tests.Audit;

public sealed class InMemoryAuditStoreTests : AuditStoreContract, IDisposable
{
    private readonly ServiceProvider services = Build();

    protected override IAuditStore Store => services.GetRequiredService<IAuditStore>();

    protected override IAuditLog Trail => services.GetRequiredService<IAuditLog>();

    protected override NumberHasher Hasher => services.GetRequiredService<NumberHasher>();

    public void Dispose() => services.Dispose();

    private static ServiceProvider Build()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSmsAuth().UseInMemoryAudit();
        return collection.BuildServiceProvider(validateScopes: true);
    }
}
