using System.Security.Cryptography;
using SmsAuth.Gateways;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>A gateway that takes its time, by the clock of the machine.</summary>
public sealed class LaggingGateway(int minMilliseconds, int maxMilliseconds) : ISmsGateway
{
    private int texts;

    public string Name => "lagging";

    public int Texts => texts;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        var lag = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(minMilliseconds, maxMilliseconds + 1));
        if (lag > TimeSpan.Zero) await Task.Delay(lag, TimeProvider.System, cancellationToken);
        Interlocked.Increment(ref texts);
        return new SendOutcome.Accepted();
    }
}
