using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.Definitions;
using SmsAuth.Deliveries;
using SmsAuth.Devices;
using SmsAuth.Devices.InMemory;
using SmsAuth.Fraud;
using SmsAuth.Fraud.Alerts;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Fraud.Lists;
using SmsAuth.Gateways;
using SmsAuth.Humanity;
using SmsAuth.Limits;
using SmsAuth.Limits.InMemory;
using SmsAuth.Maintenance;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.Recycling;
using SmsAuth.Sending;
using SmsAuth.Settings;
using SmsAuth.Statistics;
using SmsAuth.TestNumbers;
using SmsAuth.Verifiers;
using SmsAuth.VerifyServices;

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
        services.TryAddSingleton<CodeVerifierOptionsValidator>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<CodeVerifierOptions>, CodeVerifierOptionsValidator>(static p => p.GetRequiredService<CodeVerifierOptionsValidator>()));
        services.TryAddSingleton<ServiceVerifierOptionsValidator>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ServiceVerifierOptions>, ServiceVerifierOptionsValidator>(static p => p.GetRequiredService<ServiceVerifierOptionsValidator>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AuditOptions>, AuditOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeviceOptions>, DeviceOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TestNumberOptions>, TestNumberOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RecyclingOptions>, RecyclingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NumberOptions>, NumberOptionsValidator>());

        services.TryAddSingleton(static p =>
        {
            var options = p.GetRequiredService<IOptionsMonitor<PepperOptions>>();
            var peppers = new Peppers(options.CurrentValue, p.GetRequiredService<ILogger<CodeHasher>>());
            options.OnChange(peppers.Update);
            return peppers;
        });
        services.TryAddSingleton(static p => new CodeHasher(p.GetRequiredService<Peppers>()));
        services.TryAddSingleton(static p => new NumberHasher(p.GetRequiredService<Peppers>()));
        services.TryAddSingleton<IAuditTrail, AuditTrail>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChallengeObserver, AuditedTexts>());

        // Services stop in the reverse order: the last texts and what they leave in the audit trail come before its writer.
        services.TryAddSingleton(static p => new AuditWriter(
            p.GetService<IAuditStore>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<AuditWriter>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AuditWriter>(static p => p.GetRequiredService<AuditWriter>()));
        services.TryAddSingleton<StatisticsCounter>();
        services.TryAddSingleton(static p => new StatisticsWriter(
            p.GetRequiredService<StatisticsCounter>(), p.GetService<IStatisticsStore>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<StatisticsWriter>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StatisticsWriter>(static p => p.GetRequiredService<StatisticsWriter>()));
        services.TryAddSingleton<PurgeLease>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Purging>());
        services.TryAddSingleton(static p => new TextComposer(p.GetRequiredService<IOptions<TextOptions>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RouteOptions>, RouteOptionsValidator>());
        services.TryAddSingleton(static p => new SettingReferences(p.GetService<IConfiguration>()));
        services.TryAddSingleton<GatewayCatalog>();
        services.TryAddSingleton<VerifyServiceCatalog>();
        services.TryAddSingleton<ServiceRoute>();
        services.TryAddSingleton<GatewayRoute>();
        services.TryAddSingleton(static p => new GatewayStatus(p.GetRequiredService<GatewayRoute>(), p.GetRequiredService<ServiceRoute>()));
        services.TryAddSingleton(static p => new GatewayTrial(p.GetRequiredService<GatewayRoute>()));
        services.TryAddSingleton(static p => new TextPreviews(p.GetRequiredService<TextComposer>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LongTextWarnings>());
        services.TryAddSingleton<DeliveryMetrics>();
        services.TryAddSingleton(static p => new ReceiptDesk(
            p.GetRequiredService<GatewayRoute>(),
            p.GetRequiredService<IChallengeStore>(),
            p.GetRequiredService<VerifierChoice>(),
            p.GetRequiredService<DeliveryMetrics>(),
            p.GetRequiredService<StatisticsCounter>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<ReceiptDesk>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChallengeObserver, ConversionReports>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChallengeObserver, CountedTexts>());
        services.TryAddSingleton<DeferredSends>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DeferredSends>(static p => p.GetRequiredService<DeferredSends>()));
        services.TryAddSingleton<CodeChecker>();
        services.TryAddSingleton<IAndroidApps, NoAndroidApps>();
        services.TryAddSingleton<CodeVerifierParts>();
        services.TryAddSingleton<ServiceVerifierParts>();
        services.TryAddSingleton<VerifierCatalog>();
        services.TryAddSingleton<IVerifierCatalog>(static p => p.GetRequiredService<VerifierCatalog>());
        services.AddDefinitions();

        services.TryAddSingleton<TestNumberBook>();
        services.TryAddSingleton<TestNumberVerifier>();
        services.TryAddSingleton<VerifierChoice>();

        services.TryAddSingleton<IDeviceStore, InMemoryDeviceStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpiringStore, ExpiredDevices>());
        services.TryAddSingleton<DeviceTokens>();
        services.TryAddSingleton<DeviceRecord>();
        services.TryAddScoped<DeviceTrust>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INumberChangeObserver, DevicesOfNumbers>());
        services.TryAddSingleton(static p => new TrustedDevices(
            p.GetRequiredService<IDeviceStore>(), p.GetRequiredService<DeviceRecord>(), p.GetRequiredService<TimeProvider>()));

        services.TryAddSingleton<ILimiter, InMemoryLimiter>();
        services.TryAddSingleton<FailureBudget>();

        // Checks are asked in this order: whether it is fraud, whether it is a person, whether it is too much.
        services.AddFraudGuard();
        services.AddProofOfHumanity();
        services.TryAddSingleton<SendLimits>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISendCheck, SendLimits>(static p => p.GetRequiredService<SendLimits>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChallengeObserver, SendLimits>(static p => p.GetRequiredService<SendLimits>()));
        services.TryAddSingleton<SendPermission>();
        services.TryAddSingleton<ChallengeObservers>();

        services.TryAddSingleton<StartRecord>();
        services.TryAddScoped(static p => new ChallengeStarter(
            p.GetRequiredService<IChallengeStore>(),
            p.GetRequiredService<VerifierChoice>(),
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<TextComposer>(),
            p.GetRequiredService<DeviceTrust>(),
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
            p.GetRequiredService<VerifierChoice>(),
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<FailureBudget>(),
            p.GetRequiredService<DeviceTrust>(),
            p.GetRequiredService<DormantNumbers>(),
            p.GetRequiredService<ChallengeObservers>(),
            p.GetRequiredService<RedeemRecord>(),
            p.GetRequiredService<TimeProvider>()));

        services.TryAddSingleton<NumberNotices>();
        services.TryAddScoped<NumberChanges>();
        services.TryAddScoped<RecentSignIn>();
        services.TryAddScoped(static p => new NumberSupport(
            p.GetRequiredService<IAccountStore>(),
            p.GetRequiredService<AccountNumbers>(),
            p.GetRequiredService<NumberChanges>(),
            p.GetRequiredService<ILimiter>(),
            p.GetRequiredService<IDeviceStore>(),
            p.GetRequiredService<NumberHasher>(),
            p.GetRequiredService<TimeProvider>()));
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

    private static void AddDefinitions(this IServiceCollection services)
    {
        services.TryAddSingleton<IDefinitionStore, InMemoryDefinitionStore>();
        services.TryAddSingleton<SettingVault>();
        services.TryAddSingleton<SavedDefinitions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SavedDefinitions>(static p => p.GetRequiredService<SavedDefinitions>()));
        services.TryAddSingleton<ProviderForms>();
        services.TryAddSingleton<VerifierForms>();
        services.TryAddSingleton(static p => new DefinitionEditor(
            p.GetRequiredService<IDefinitionStore>(),
            p.GetRequiredService<SavedDefinitions>(),
            p.GetRequiredService<ProviderForms>(),
            p.GetRequiredService<VerifierForms>(),
            p.GetRequiredService<IAuditTrail>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<DefinitionEditor>>()));
    }

    private static void AddFraudGuard(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FraudOptions>, FraudOptionsValidator>());
        services.TryAddSingleton<FraudMetrics>();
        services.TryAddSingleton<FraudRecord>();
        services.TryAddSingleton<FraudAlerts>();

        services.TryAddSingleton<INumberListStore, InMemoryNumberListStore>();
        services.TryAddSingleton<NumberLists>();
        services.TryAddSingleton(static p => new NumberListEditor(
            p.GetRequiredService<INumberListStore>(),
            p.GetRequiredService<NumberHasher>(),
            p.GetRequiredService<IAuditTrail>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<NumberListEditor>>()));

        services.TryAddSingleton<IConversionStore, InMemoryConversionStore>();
        services.TryAddSingleton<ConversionPauses>();
        services.TryAddSingleton(static p => new PauseEditor(
            p.GetRequiredService<IConversionStore>(), p.GetRequiredService<ConversionPauses>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChallengeObserver, ConversionBreaker>());

        services.TryAddSingleton<PrefixVelocity>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFraudRule, BlockedNumberRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFraudRule, CountryRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFraudRule, NumberTypeRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFraudRule, ConversionRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFraudRule, PrefixVelocity>(static p => p.GetRequiredService<PrefixVelocity>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISendCheck, FraudGuard>());
    }

    private static void AddProofOfHumanity(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CaptchaOptions>, CaptchaOptionsValidator>());
        services.TryAddSingleton<CaptchaCheck>();
        services.TryAddSingleton<RiskReader>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISendCheck, ProofOfHumanity>());
    }
}
