using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Gateways.Outbox;
using SmsAuth.Limits;
using SmsAuth.Recycling;
using SmsAuth.Verifiers;

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
        Services.AddSingleton(new CodeVerifierName(name));
        Services.AddOptions<CodeVerifierOptions>(name).Configure(configure).ValidateOnStart();
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

    /// <summary>Adds the gateway <c>outbox</c>, which keeps texts in memory. Development and tests only: it shows codes.</summary>
    public SmsAuthBuilder AddDevelopmentOutbox() => AddGateway<DevelopmentOutbox>();

    /// <summary>Keeps challenges in memory. Tests only.</summary>
    public SmsAuthBuilder UseInMemoryChallenges()
    {
        Services.TryAddSingleton<InMemoryChallengeStore>();
        Services.Replace(ServiceDescriptor.Singleton<IChallengeStore>(static p => p.GetRequiredService<InMemoryChallengeStore>()));
        return this;
    }

    /// <summary>Sets the limits that hold for every verifier that does not set its own.</summary>
    public SmsAuthBuilder ConfigureLimits(Action<LimitOptions> configure)
    {
        Services.AddOptions<LimitOptions>().Configure(configure).ValidateOnStart();
        return this;
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
