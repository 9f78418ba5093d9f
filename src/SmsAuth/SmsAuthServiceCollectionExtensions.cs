using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.Recycling;
using SmsAuth.Sending;
using SmsAuth.Verifiers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SmsAuth to an application.</summary>
public static class SmsAuthServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine. An account store, a challenge store and at least one verifier are chosen on the builder that is returned. Can be
    /// called more than once.
    /// </summary>
    public static SmsAuthBuilder AddSmsAuth(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PepperOptions>, PepperOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CodeVerifierOptions>, CodeVerifierOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RecyclingOptions>, RecyclingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NumberOptions>, NumberOptionsValidator>());

        services.TryAddSingleton<Peppers>();
        services.TryAddSingleton(static p => new CodeHasher(p.GetRequiredService<Peppers>()));
        services.TryAddSingleton(static p => new NumberHasher(p.GetRequiredService<Peppers>()));
        services.TryAddSingleton<IAuditTrail, NoAuditTrail>();
        services.TryAddSingleton<TextComposer>();
        services.TryAddSingleton<GatewayRoute>();
        services.TryAddSingleton<DeferredSends>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DeferredSends>(static p => p.GetRequiredService<DeferredSends>()));
        services.TryAddSingleton<CodeVerifierParts>();
        services.TryAddSingleton<IVerifierCatalog, ConfiguredVerifiers>();

        services.TryAddSingleton<SendPermission>();
        services.TryAddSingleton<ChallengeObservers>();

        services.TryAddSingleton<StartRecord>();
        services.TryAddScoped(static p => new ChallengeStarter(
            p.GetRequiredService<IChallengeStore>(),
            p.GetRequiredService<IVerifierCatalog>(),
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<TextComposer>(),
            p.GetRequiredService<SendPermission>(),
            p.GetRequiredService<StartRecord>(),
            p.GetRequiredService<TimeProvider>()));

        services.TryAddSingleton<INumberActivityStore, NoNumberActivity>();
        services.TryAddSingleton<NumberActivities>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INumberChangeObserver, NumberActivities>(static p => p.GetRequiredService<NumberActivities>()));
        services.TryAddScoped(static p => new DormantNumbers(
            p.GetRequiredService<NumberActivities>(),
            p.GetService<IDormantNumberStep>(),
            p.GetRequiredService<IOptions<RecyclingOptions>>(),
            p.GetRequiredService<ILogger<DormantNumbers>>()));

        services.TryAddSingleton<RedeemRecord>();
        services.TryAddScoped(static p => new CodeRedeemer(
            p.GetRequiredService<IChallengeStore>(),
            p.GetRequiredService<IVerifierCatalog>(),
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<DormantNumbers>(),
            p.GetRequiredService<ChallengeObservers>(),
            p.GetRequiredService<RedeemRecord>(),
            p.GetRequiredService<TimeProvider>()));

        services.TryAddSingleton<NumberNotices>();
        services.TryAddScoped<NumberChanges>();
        services.TryAddScoped<RecentSignIn>();
        services.TryAddScoped(static p => new AccountNumbers(
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<NumberHasher>(),
            p.GetRequiredService<RecentSignIn>(),
            p.GetRequiredService<NumberChanges>()));
        services.TryAddScoped(static p => new NumberBinding(
            p.GetRequiredService<ChallengeStarter>(),
            p.GetRequiredService<CodeRedeemer>(),
            p.GetRequiredService<IChallengeStore>(),
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<AccountNumbers>(),
            p.GetRequiredService<RecentSignIn>(),
            p.GetRequiredService<NumberChanges>()));
        return new SmsAuthBuilder(services);
    }
}
