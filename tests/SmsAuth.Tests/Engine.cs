using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.Devices;
using SmsAuth.Gateways;
using SmsAuth.Recycling;
using SmsAuth.Recycling.InMemory;
using SmsAuth.Sending;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Accounts;
using SmsAuth.TestKit.Audit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Gateways;
using SmsAuth.TestKit.Logging;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests;

/// <summary>The engine as an application sets it up, with fakes around it and a clock that stands still.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;
    private readonly List<IHostedService> hosted;

    /// <param name="challenges">The store, when it is not a new one in memory.</param>
    /// <param name="configure">Adds to the setup, or replaces some of it.</param>
    public Engine(IChallengeStore? challenges = null, Action<SmsAuthBuilder>? configure = null)
    {
        Challenges = challenges ?? new InMemoryChallengeStore();
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<ISmsGateway>(Gateway);
        collection.AddSingleton<IAccountStore>(Accounts);
        collection.AddSingleton<INumberActivityStore>(Activity);
        collection.AddSingleton<IAuditTrail>(Audit);
        collection.AddSingleton(Challenges);
        var builder = collection.AddSmsAuth();
        if (configure is null) AddDefaults(builder);
        else configure(builder);

        services = collection.BuildServiceProvider(validateScopes: true);
        scope = services.CreateAsyncScope();
        hosted = [.. services.GetServices<IHostedService>()];
        foreach (var service in hosted) service.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>A client with the settings that a client has by default.</summary>
    public static ClientPolicy App { get; } = new() { ClientId = "app" };

    /// <summary>A client that signs nobody up.</summary>
    public static ClientPolicy ClosedApp { get; } = App with { AutomaticSignUp = false };

    public FakeTimeProvider Time { get; } = new(Samples.Start);

    public RecordingGateway Gateway { get; } = new();

    public FakeAccountStore Accounts { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public RecordingAuditTrail Audit { get; } = new();

    public InMemoryNumberActivityStore Activity { get; } = new();

    public IChallengeStore Challenges { get; }

    public ChallengeStarter Starter => scope.ServiceProvider.GetRequiredService<ChallengeStarter>();

    public NumberBinding Binding => scope.ServiceProvider.GetRequiredService<NumberBinding>();

    public AccountNumbers AccountNumbers => scope.ServiceProvider.GetRequiredService<AccountNumbers>();

    public CodeRedeemer Redeemer => scope.ServiceProvider.GetRequiredService<CodeRedeemer>();

    public TrustedDevices Devices => scope.ServiceProvider.GetRequiredService<TrustedDevices>();

    public TService Service<TService>()
        where TService : notnull => services.GetRequiredService<TService>();

    public IEnumerable<ISendCheck> SendChecks => services.GetServices<ISendCheck>();

    public IVerifier Verifier => services.GetRequiredService<IVerifierCatalog>().Find(ClientPolicy.DefaultVerifier)!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static void AddDefaults(SmsAuthBuilder builder) => builder
        .AddCodeVerifier(ClientPolicy.DefaultVerifier, static verifier => verifier.Gateways = ["recording"])
        .UsePeppers(static peppers => peppers.Keys["2026"] = Pepper("one"));

    /// <summary>The defaults, with no limit on sending or on failures, for tests whose subject is something else.</summary>
    public static void AddUnlimited(SmsAuthBuilder builder) => AddDefaults(builder.ConfigureLimits(static limits =>
    {
        limits.Number.PerHour = limits.Number.PerDay = limits.Address.PerHour = limits.Failures.PerNumberPerDay = 0;
    }));

    public static byte[] Pepper(string seed) => Encoding.ASCII.GetBytes(seed.PadRight(PepperOptions.MinBytes, '.'));

    public static OtpCode Code(string digits) => OtpCode.Parse(digits)!;

    /// <summary>A code that is not the given one.</summary>
    public static OtpCode Not(OtpCode code) => Code(code.Reveal().All(static c => c == '0') ? "111111" : "000000");

    public Task<StartOutcome> StartAsync(ClientPolicy? client = null, Func<StartRequest, StartRequest>? change = null)
    {
        var request = new StartRequest { Client = client ?? App, PhoneNumber = Numbers.American };
        return Starter.StartAsync(change is null ? request : change(request), Token);
    }

    /// <summary>Starts a challenge that gets off the ground.</summary>
    public async Task<Challenge> StartedAsync(ClientPolicy? client = null, Func<StartRequest, StartRequest>? change = null) =>
        Assert.IsType<StartOutcome.Started>(await StartAsync(client, change)).Challenge;

    public Task<StartOutcome> ResendAsync(Challenge challenge, Func<ResendRequest, ResendRequest>? change = null)
    {
        var request = new ResendRequest { Client = App, ChallengeId = challenge.Id, PhoneNumber = challenge.PhoneNumber };
        return Starter.ResendAsync(change is null ? request : change(request), Token);
    }

    /// <summary>Presents a code with the challenge id; the code is the one on the phone unless changed.</summary>
    public Task<RedeemOutcome> RedeemAsync(Challenge challenge, Func<RedeemRequest, RedeemRequest>? change = null)
    {
        var request = new RedeemRequest
        {
            Client = App,
            PhoneNumber = challenge.PhoneNumber,
            Code = CodeOnThePhone(challenge),
            ChallengeId = challenge.Id,
            Purpose = challenge.Purpose,
        };
        return Redeemer.RedeemAsync(change is null ? request : change(request), Token);
    }

    public Task<RedeemOutcome> RedeemWrongAsync(Challenge challenge, bool held = true) => RedeemAsync(
        challenge, r => r with { Code = Not(r.Code), ChallengeId = held ? r.ChallengeId : null });

    public async Task<Challenge> CurrentAsync(Challenge challenge)
    {
        var current = await Challenges.FindAsync(challenge.Id, Token);
        Assert.NotNull(current);
        return current;
    }

    /// <summary>Waits until the texts that go out after their answer are gone.</summary>
    public Task FlushAsync() => Task.WhenAll(hosted.Select(static service => service.StopAsync(CancellationToken.None)));

    public async ValueTask DisposeAsync()
    {
        await FlushAsync();
        await scope.DisposeAsync();
        await services.DisposeAsync();
    }

    private OtpCode CodeOnThePhone(Challenge challenge) =>
        Gateway.Handed.Any(m => m.To.Equals(challenge.PhoneNumber)) ? Gateway.CodeSentTo(challenge.PhoneNumber) : Code("123456");
}
