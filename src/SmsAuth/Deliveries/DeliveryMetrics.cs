using System.Diagnostics.Metrics;
using SmsAuth.Challenges;

namespace SmsAuth.Deliveries;

/// <summary>
/// Counts what became of texts, of this process: <c>smsauth.texts</c> of the meter <c>SmsAuth</c>, by <c>smsauth.gateway</c>, <c>smsauth.region</c> (ISO 3166-1 alpha-2)
/// and <c>smsauth.outcome</c> (<c>sent</c>, <c>delivered</c>, <c>failed</c>, <c>verified</c>).
/// </summary>
internal sealed class DeliveryMetrics : IDisposable
{
    private readonly Meter meter;
    private readonly Counter<long> texts;

    public DeliveryMetrics(IMeterFactory? factory = null)
    {
        meter = factory?.Create("SmsAuth") ?? new Meter("SmsAuth");
        texts = meter.CreateCounter<long>("smsauth.texts", "{text}", "What became of texts.");
    }

    public void Count(Challenge challenge, string gateway, string outcome) =>
        texts.Add(1, new("smsauth.gateway", gateway), new("smsauth.region", challenge.PhoneNumber.Region), new("smsauth.outcome", outcome));

    public void Dispose() => meter.Dispose();
}
