using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.EntityFrameworkCore;
using SmsAuth.EntityFrameworkCore.Audit;
using SmsAuth.EntityFrameworkCore.Challenges;
using SmsAuth.Maintenance;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses Entity Framework Core for SmsAuth's stores.</summary>
public static class SmsAuthEntityFrameworkCoreBuilderExtensions
{
    /// <summary>
    /// Keeps challenges and the audit trail in the database of a context, in place of any other store, and removes what is due. Each operation has a scope, a context and a
    /// connection of its own: it neither saves what the host has tracked nor takes part in the host's transaction, so nothing that the host
    /// rolls back gives a try back. SQLite has one writer: there, call the engine outside of transactions that write. Can be called more than
    /// once.
    /// </summary>
    /// <typeparam name="TContext">A context that is registered as a scoped service and whose model calls <c>UseSmsAuth</c>.</typeparam>
    public static SmsAuthBuilder UseEntityFrameworkCore<TContext>(this SmsAuthBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<OwnScope<TContext>>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IChallengeStore, EntityFrameworkCoreChallengeStore<TContext>>());
        AddAudit<TContext>(builder.Services);

        // In this order: a challenge loses its number before it is deleted.
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpiringStore, ChallengeNumbers<TContext>>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpiringStore, ExpiredChallenges<TContext>>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpiringStore, AuditAddresses<TContext>>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpiringStore, ExpiredAudit<TContext>>());
        return builder;
    }

    private static void AddAudit<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.TryAddSingleton<EntityFrameworkCoreAuditStore<TContext>>();
        services.Replace(ServiceDescriptor.Singleton<IAuditStore>(static p => p.GetRequiredService<EntityFrameworkCoreAuditStore<TContext>>()));
        services.Replace(ServiceDescriptor.Singleton<IAuditLog>(static p => p.GetRequiredService<EntityFrameworkCoreAuditStore<TContext>>()));
    }
}
