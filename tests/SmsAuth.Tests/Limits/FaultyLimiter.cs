using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth.Limits;
using SmsAuth.Limits.InMemory;

namespace SmsAuth.Tests.Limits;

/// <summary>A limiter that can be told to be out of order.</summary>
internal sealed class FaultyLimiter(ILimiter inner) : ILimiter
{
    public bool Fails { get; set; }

    public bool FailsToGiveBack { get; set; }

    public Task<LimitDecision> TakeAsync(IReadOnlyList<Quota> quotas, Pace? pace = null) =>
        Fails ? throw new StoreOutageException() : inner.TakeAsync(quotas, pace);

    public Task GiveBackAsync(IReadOnlyList<Quota> quotas, DateTimeOffset takenAt) =>
        Fails || FailsToGiveBack ? throw new StoreOutageException() : inner.GiveBackAsync(quotas, takenAt);

    /// <summary>An engine on such a limiter.</summary>
    public static Engine Engine(Action<FaultyLimiter> made) => new(configure: builder =>
    {
        Tests.Engine.AddDefaults(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<ILimiter>(p =>
        {
            var limiter = new FaultyLimiter(new InMemoryLimiter(p.GetRequiredService<TimeProvider>()));
            made(limiter);
            return limiter;
        }));
    });

    public Task ResetAsync(Quota quota) => Fails ? throw new StoreOutageException() : inner.ResetAsync(quota);

    public Task ResetAsync(string name, string key) => Fails ? throw new StoreOutageException() : inner.ResetAsync(name, key);
}
