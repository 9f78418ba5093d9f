using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth.Audit;
using SmsAuth.Fraud;
using SmsAuth.Fraud.Alerts;
using SmsAuth.Limits;

namespace SmsAuth.Tests.Fraud;

/// <summary>Engines with a fraud guard to look at: without the limits, so that only the guard refuses.</summary>
internal static class FraudSetups
{
    public static Engine Guarded(Action<FraudOptions>? configure = null, Action<SmsAuthBuilder>? more = null) => new(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.ConfigureLimits(WithoutLimits);
        builder.ConfigureFraudGuard(configure ?? (static _ => { }));
        builder.Services.TryAddSingleton<KeptAudit>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IAuditTrail>(static p => p.GetRequiredService<KeptAudit>()));
        builder.Services.TryAddSingleton<KeptAlerts>();
        builder.Services.AddSingleton<IFraudAlertSink>(static p => p.GetRequiredService<KeptAlerts>());
        more?.Invoke(builder);
    });

    public static void WithoutLimits(LimitOptions limits)
    {
        limits.Number.Cooldown = [TimeSpan.Zero];
        limits.Number.PerHour = 0;
        limits.Number.PerDay = 0;
        limits.Address.PerHour = 0;
    }

    internal sealed class KeptAudit : IAuditTrail
    {
        public ConcurrentQueue<AuditEntry> Entries { get; } = new();

        public ValueTask RecordAsync(AuditEntry entry)
        {
            Entries.Enqueue(entry);
            return ValueTask.CompletedTask;
        }
    }

    internal sealed class KeptAlerts : IFraudAlertSink
    {
        public ConcurrentQueue<FraudAlert> Alerts { get; } = new();

        public ValueTask TakeAsync(FraudAlert alert)
        {
            Alerts.Enqueue(alert);
            return ValueTask.CompletedTask;
        }
    }
}
