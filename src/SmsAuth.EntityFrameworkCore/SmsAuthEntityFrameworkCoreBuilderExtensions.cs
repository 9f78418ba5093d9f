using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth;
using SmsAuth.Challenges;
using SmsAuth.EntityFrameworkCore;
using SmsAuth.EntityFrameworkCore.Challenges;
using SmsAuth.EntityFrameworkCore.Recycling;
using SmsAuth.Recycling;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses Entity Framework Core for SmsAuth's stores.</summary>
public static class SmsAuthEntityFrameworkCoreBuilderExtensions
{
    /// <summary>
    /// Keeps challenges and number activities in the database of a context, in place of any other store of them. Each operation has a scope, a context and a
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
        builder.Services.Replace(ServiceDescriptor.Singleton<INumberActivityStore, EntityFrameworkCoreNumberActivityStore<TContext>>());
        return builder;
    }
}
