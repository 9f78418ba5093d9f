using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Definitions;
using SmsAuth.Deliveries;
using SmsAuth.Devices;
using SmsAuth.EntityFrameworkCore;
using SmsAuth.EntityFrameworkCore.Audit;
using SmsAuth.EntityFrameworkCore.Challenges;
using SmsAuth.EntityFrameworkCore.Definitions;
using SmsAuth.EntityFrameworkCore.Devices;
using SmsAuth.EntityFrameworkCore.Fraud;
using SmsAuth.EntityFrameworkCore.Limits;
using SmsAuth.EntityFrameworkCore.Maintenance;
using SmsAuth.EntityFrameworkCore.Recycling;
using SmsAuth.EntityFrameworkCore.Statistics;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Fraud.Lists;
using SmsAuth.Limits;
using SmsAuth.Maintenance;
using SmsAuth.Recycling;
using SmsAuth.Statistics;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses Entity Framework Core for SmsAuth's stores.</summary>
public static class SmsAuthEntityFrameworkCoreBuilderExtensions
{
    /// <summary>
    /// Keeps challenges, limits, trusted devices, number activities, saved gateways and verifiers, the audit trail, statistics and what the fraud guard knows in the database of a context,
    /// in place of any other store, and removes what is due, one node at a time. Each operation has a scope, a context and a
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
        Replace<ILimiter, EntityFrameworkCoreLimiter<TContext>>(builder.Services);
        Replace<IDeviceStore, EntityFrameworkCoreDeviceStore<TContext>>(builder.Services);
        Replace<INumberActivityStore, EntityFrameworkCoreNumberActivityStore<TContext>>(builder.Services);
        Replace<INumberListStore, EntityFrameworkCoreNumberListStore<TContext>>(builder.Services);
        Replace<IConversionStore, EntityFrameworkCoreConversionStore<TContext>>(builder.Services);
        Replace<IAuditStore, EntityFrameworkCoreAuditStore<TContext>>(builder.Services);
        Replace<IAuditLog, EntityFrameworkCoreAuditStore<TContext>>(builder.Services);
        Replace<IChallengeLog, EntityFrameworkCoreChallengeLog<TContext>>(builder.Services);
        Replace<IDeliveryCounts, EntityFrameworkCoreDeliveryCounts<TContext>>(builder.Services);
        Replace<IDefinitionStore, EntityFrameworkCoreDefinitionStore<TContext>>(builder.Services);
        Replace<IStatisticsStore, EntityFrameworkCoreStatisticsStore<TContext>>(builder.Services);
        Replace<ILeaseStore, EntityFrameworkCoreLeaseStore<TContext>>(builder.Services);

        // In this order: a challenge loses its number before it is deleted.
        AddExpiring<ChallengeNumbers<TContext>>(builder.Services);
        AddExpiring<ExpiredChallenges<TContext>>(builder.Services);
        AddExpiring<AuditAddresses<TContext>>(builder.Services);
        AddExpiring<ExpiredAudit<TContext>>(builder.Services);
        AddExpiring<EntityFrameworkCoreLimiter<TContext>>(builder.Services);
        AddExpiring<EntityFrameworkCoreNumberListStore<TContext>>(builder.Services);
        AddExpiring<EntityFrameworkCoreConversionStore<TContext>>(builder.Services);
        AddExpiring<EntityFrameworkCoreStatisticsStore<TContext>>(builder.Services);
        return builder;
    }

    private static void Replace<TService, TStore>(IServiceCollection services)
        where TService : class
        where TStore : class, TService
    {
        services.TryAddSingleton<TStore>();
        services.Replace(ServiceDescriptor.Singleton<TService>(static p => p.GetRequiredService<TStore>()));
    }

    private static void AddExpiring<TStore>(IServiceCollection services)
        where TStore : class, IExpiringStore
    {
        services.TryAddSingleton<TStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpiringStore, TStore>(static p => p.GetRequiredService<TStore>()));
    }
}
