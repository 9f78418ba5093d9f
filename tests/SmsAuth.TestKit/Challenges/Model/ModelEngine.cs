using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsAuth.Accounts;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.Fraud;
using SmsAuth.Gateways;
using SmsAuth.TestKit.Accounts;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>The engine, with the figures of the model; clock, store and phones are those of the scenario that each call belongs to.</summary>
internal sealed class ModelEngine : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public ModelEngine()
    {
        var collection = new ServiceCollection();
        collection.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.None));
        collection.AddSingleton<TimeProvider, ScenarioClock>();
        collection.AddSingleton<ISmsGateway, Phones>();
        collection.AddSingleton<IAccountStore, FakeAccountStore>();
        collection.AddSingleton<IChallengeStore, ScenarioStore>();
        collection.AddSmsAuth()
            .ConfigureFraudGuard(static guard => (guard.Velocity.Mode, guard.Conversion.Mode) = (GuardMode.Off, GuardMode.Off))
            .ConfigureLimits(static limits =>
            {
                // The model is of challenges alone; limits and guard have simulations of their own.
                (limits.Number.PerHour, limits.Number.PerDay, limits.Failures.PerNumberPerDay) = (0, 0, 0);
            })
            .UsePeppers(static peppers => peppers.Keys["model"] = Encoding.ASCII.GetBytes(new string('m', PepperOptions.MinBytes)))
            .AddCodeVerifier(ClientPolicy.DefaultVerifier, static verifier =>
            {
                verifier.Gateways = ["phones"];
                verifier.Tries = ChallengeModel.Tries;
                verifier.Pending = ChallengeModel.Pending;
                verifier.Lifetime = ChallengeModel.Lifetime;
                verifier.ResendAfter = ChallengeModel.Cooldown;
            });
        services = collection.BuildServiceProvider();
    }

    public AsyncServiceScope NewRequest() => services.CreateAsyncScope();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
