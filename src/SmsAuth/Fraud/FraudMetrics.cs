using System.Diagnostics.Metrics;
using SmsAuth.Fraud.Alerts;

namespace SmsAuth.Fraud;

/// <summary>The numbers of the fraud guard, by the meter <c>SmsAuth</c>. Their labels are names of enumerations, so there are few.</summary>
internal sealed class FraudMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly Counter<long> findings;
    private readonly Counter<long> alerts;

    public FraudMetrics(IMeterFactory? factory = null)
    {
        meter = factory?.Create("SmsAuth") ?? new Meter("SmsAuth");
        findings = meter.CreateCounter<long>("smsauth.fraud.findings", "{finding}", "Texts that a rule of the fraud guard refused, or would have.");
        alerts = meter.CreateCounter<long>("smsauth.fraud.alerts", "{alert}", "Prefixes, countries and gateways that were paused, reopened or suspected.");
    }

    public void Found(FraudRuleKind rule, GuardMode mode) => findings.Add(
        1, new KeyValuePair<string, object?>("smsauth.fraud.rule", rule.ToString()), new KeyValuePair<string, object?>("smsauth.fraud.mode", mode.ToString()));

    public void Alerted(FraudAlert alert) => alerts.Add(
        1,
        new KeyValuePair<string, object?>("smsauth.fraud.subject", alert.Subject.Kind.ToString()),
        new KeyValuePair<string, object?>("smsauth.fraud.change", alert.Change.ToString()));

    public void Dispose() => meter.Dispose();
}
