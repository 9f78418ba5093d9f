using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth.Audit;
using SmsAuth.Audit.InMemory;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.Codes;
using SmsAuth.Devices;
using SmsAuth.Fraud;
using SmsAuth.Gateways;
using SmsAuth.Gateways.Outbox;
using SmsAuth.Humanity;
using SmsAuth.Limits;
using SmsAuth.Maintenance;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.Recycling;
using SmsAuth.TestNumbers;
using SmsAuth.Verifiers;
using SmsAuth.VerifyServices;

namespace SmsAuth;

/// <summary>Chooses the parts of SmsAuth: verifiers, gateways, the challenge store, the account store and the peppers.</summary>
public sealed class SmsAuthBuilder(IServiceCollection services)
{
    /// <summary>The services being configured.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a verifier that makes the codes itself, or configures it further.</summary>
    /// <param name="name">Its name, 1 to 100 characters. Clients that name no verifier use the one called <c>default</c>.</param>
    /// <param name="configure">Sets its gateways and limits.</param>
    public SmsAuthBuilder AddCodeVerifier(string name, Action<CodeVerifierOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 100, nameof(name));
        if (name == Challenge.TestVerifier) throw new ArgumentException("That is the name of the verifier of test numbers.", nameof(name));
        Services.AddSingleton(new CodeVerifierName(name));
        Services.AddOptions<CodeVerifierOptions>(name).Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Adds a verifier whose codes a remote verify service makes, sends and checks, or configures it further.</summary>
    /// <param name="name">Its name, 1 to 100 characters. Clients that name no verifier use the one called <c>default</c>.</param>
    /// <param name="configure">Sets its services and limits.</param>
    public SmsAuthBuilder AddServiceVerifier(string name, Action<ServiceVerifierOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 100, nameof(name));
        if (name == Challenge.TestVerifier) throw new ArgumentException("That is the name of the verifier of test numbers.", nameof(name));
        Services.AddSingleton(new ServiceVerifierName(name));
        Services.AddOptions<ServiceVerifierOptions>(name).Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Adds a gateway.</summary>
    public SmsAuthBuilder AddGateway<TGateway>()
        where TGateway : class, ISmsGateway
    {
        Services.TryAddSingleton<TGateway>();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISmsGateway, TGateway>(static p => p.GetRequiredService<TGateway>()));
        return this;
    }

    /// <summary>Adds a gateway of a kind that was added before or will be, see <see cref="IGatewayKind"/>. Its settings are checked when the host starts.</summary>
    /// <param name="name">Its name, by which verifiers refer to it, 1 to 100 characters.</param>
    /// <param name="type">Its kind, such as <c>messagebird</c>.</param>
    /// <param name="settings">Its settings by name. A value may refer to an environment variable: <c>{{ $env.NAME }}</c>.</param>
    public SmsAuthBuilder AddGateway(string name, string type, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 100, nameof(name));
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(settings);
        Services.AddSingleton(new GatewayDefinition(name, type, settings));
        return this;
    }

    /// <summary>Adds a verify service of a kind that was added before or will be, see <see cref="IVerifyServiceKind"/>. Its settings are checked when the host starts.</summary>
    /// <param name="name">Its name, by which verifiers refer to it, 1 to 100 characters.</param>
    /// <param name="type">Its kind, such as <c>twilio</c>.</param>
    /// <param name="settings">Its settings by name. A value may refer to an environment variable: <c>{{ $env.NAME }}</c>.</param>
    public SmsAuthBuilder AddVerifyService(string name, string type, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 100, nameof(name));
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(settings);
        Services.AddSingleton(new VerifyServiceDefinition(name, type, settings));
        return this;
    }

    /// <summary>Sets where further texts are.</summary>
    public SmsAuthBuilder ConfigureTexts(Action<TextOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Sets how long gateways are waited for, and when one is left alone.</summary>
    public SmsAuthBuilder ConfigureRoutes(Action<RouteOptions> configure)
    {
        Services.AddOptions<RouteOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Adds the gateway <c>outbox</c>, which keeps texts in memory. Development and tests only: it shows codes.</summary>
    public SmsAuthBuilder AddDevelopmentOutbox() => AddGateway<DevelopmentOutbox>();

    /// <summary>Keeps challenges in memory. Tests only.</summary>
    public SmsAuthBuilder UseInMemoryChallenges()
    {
        Services.TryAddSingleton<InMemoryChallengeStore>();
        Services.Replace(ServiceDescriptor.Singleton<IChallengeStore>(static p => p.GetRequiredService<InMemoryChallengeStore>()));
        return this;
    }

    /// <summary>Keeps the audit trail in memory. Tests only.</summary>
    public SmsAuthBuilder UseInMemoryAudit()
    {
        Services.TryAddSingleton(static p => new InMemoryAuditStore(p.GetRequiredService<NumberHasher>()));
        Services.Replace(ServiceDescriptor.Singleton<IAuditStore>(static p => p.GetRequiredService<InMemoryAuditStore>()));
        Services.Replace(ServiceDescriptor.Singleton<IAuditLog>(static p => p.GetRequiredService<InMemoryAuditStore>()));
        return this;
    }

    /// <summary>Sets how long the audit trail is kept, and what of it goes to the log.</summary>
    public SmsAuthBuilder ConfigureAudit(Action<AuditOptions> configure)
    {
        Services.AddOptions<AuditOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Sets how long challenges and their numbers are kept.</summary>
    public SmsAuthBuilder ConfigureRetention(Action<RetentionOptions> configure)
    {
        Services.AddOptions<RetentionOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Sets the limits that hold for every verifier that does not set its own.</summary>
    public SmsAuthBuilder ConfigureLimits(Action<LimitOptions> configure)
    {
        Services.AddOptions<LimitOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Sets the rules of the fraud guard.</summary>
    public SmsAuthBuilder ConfigureFraudGuard(Action<FraudOptions> configure)
    {
        Services.AddOptions<FraudOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Sets when proof of humanity is asked for. It takes an <see cref="ICaptchaVerifier"/> too.</summary>
    public SmsAuthBuilder ConfigureCaptcha(Action<CaptchaOptions> configure)
    {
        Services.AddOptions<CaptchaOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Sets how long and how many devices of an account are trusted.</summary>
    public SmsAuthBuilder ConfigureDevices(Action<DeviceOptions> configure)
    {
        Services.AddOptions<DeviceOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Adds a number with a fixed code, which is never texted. Keep it out of production unless an app store's review needs it there.</summary>
    public SmsAuthBuilder AddTestNumber(TestNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        Services.AddOptions<TestNumberOptions>().Configure(options => options.Numbers.Add(number)).ValidateOnStart();
        return this;
    }

    /// <summary>Adds a number with a fixed code, which is never texted. Keep it out of production unless an app store's review needs it there.</summary>
    /// <param name="clientId">The client that it works for.</param>
    /// <param name="number">The number, such as <c>+12025550100</c>: one that is kept for fiction.</param>
    /// <param name="code">Its code, 4 to 10 digits.</param>
    /// <param name="until">When it ends, at most a year ahead.</param>
    /// <exception cref="ArgumentException">The number or the code is none.</exception>
    public SmsAuthBuilder AddTestNumber(string clientId, string number, string code, DateTimeOffset until)
    {
        if (PhoneNumber.TryParse(number, region: null, out var parsed) is not PhoneNumberProblem.None and var problem)
        {
            throw new ArgumentException($"The number is no phone number that can receive a text: {problem}.", nameof(number));
        }

        if (OtpCode.Parse(code) is not { } fixedCode)
        {
            throw new ArgumentException($"A code has {OtpCode.MinLength} to {OtpCode.MaxLength} ASCII digits.", nameof(code));
        }

        return AddTestNumber(new TestNumber { ClientId = clientId, PhoneNumber = parsed!, Code = fixedCode, Until = until });
    }

    /// <summary>Sets when a number is dormant, and what happens at its sign-in.</summary>
    public SmsAuthBuilder ConfigureRecycling(Action<RecyclingOptions> configure)
    {
        Services.AddOptions<RecyclingOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Adds the application's own step before a dormant number signs in, in place of any other. It lives as long as a request.</summary>
    public SmsAuthBuilder AddDormantNumberStep<TStep>()
        where TStep : class, IDormantNumberStep
    {
        Services.Replace(ServiceDescriptor.Scoped<IDormantNumberStep, TStep>());
        return this;
    }

    /// <summary>Sets how the numbers of an account are changed.</summary>
    public SmsAuthBuilder ConfigureNumbers(Action<NumberOptions> configure)
    {
        Services.AddOptions<NumberOptions>().Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Sets the peppers of the codes' keyed hashes; every node needs the same ones.</summary>
    public SmsAuthBuilder UsePeppers(Action<PepperOptions> configure)
    {
        Services.AddOptions<PepperOptions>().Configure(configure).ValidateOnStart();
        return this;
    }
}
