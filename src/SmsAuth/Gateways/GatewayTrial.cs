using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Gateways;

/// <summary>Tries one gateway with a harmless text, for those who set it up.</summary>
public sealed class GatewayTrial
{
    // For vendors that write the text themselves; it belongs to no challenge.
    private static readonly OtpCode NoCode = OtpCode.Parse("000000")!;

    private readonly GatewayRoute route;

    internal GatewayTrial(GatewayRoute route) => this.route = route;

    /// <summary>Sends a text that holds no code of any challenge. It is asked of no limit: ask who may call this.</summary>
    /// <param name="gateway">The name of the gateway.</param>
    /// <param name="to">The number.</param>
    /// <param name="channel">How it is to travel.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What the gateway said, a failure in its own words; null when there is no gateway of that name.</returns>
    public async Task<SendOutcome?> SendAsync(string gateway, PhoneNumber to, string channel = Channel.Sms, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(to);
        if (route.Find(gateway) is null) return null;
        var text = new TextMessage(to, $"This is a test of the gateway {gateway}. {NoCode.Reveal()} is no code.", channel) { Code = NoCode, Minutes = 1 };
        return await route.SendAsync(gateway, text, cancellationToken);
    }
}
