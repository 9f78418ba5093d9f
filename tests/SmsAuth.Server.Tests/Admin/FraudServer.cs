using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>A server whose fraud guard enforces lists and conversion, and only watches countries.</summary>
public sealed class FraudServer : IDisposable
{
    internal AdminServer Server { get; } = new(
    [
        .. DemoPhone.WithoutLimits,
        ("SmsAuth:Fraud:Lists:Mode", "Enforce"),
        ("SmsAuth:Fraud:Conversion:Mode", "Enforce"),
        ("SmsAuth:Fraud:Countries:Mode", "Monitor"),
        ("SmsAuth:Fraud:Countries:Denied:0", "SE"),
    ]);

    public void Dispose() => Server.Dispose();
}
