using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>A server without limits, but for three wrong codes a day.</summary>
public sealed class UserServer : IDisposable
{
    private const string Failures = "SmsAuth:Limits:Failures:PerNumberPerDay";

    internal AdminServer Server { get; } = new([.. DemoPhone.WithoutLimits.Where(static s => s.Name != Failures), (Failures, "3")]);

    public void Dispose() => Server.Dispose();
}
