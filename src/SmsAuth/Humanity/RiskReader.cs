using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SmsAuth.Fraud;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;

namespace SmsAuth.Humanity;

/// <summary>Finds out what is known of a text that is about to be sent, and counts the request for its address.</summary>
internal sealed class RiskReader(ILimiter limiter, PrefixVelocity velocity, NumberHasher hasher, IOptions<CaptchaOptions> options)
{
    private const int NetworkBytes = 8;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<RiskFacts> ReadAsync(SendAttempt attempt)
    {
        var risk = options.Value.Risk;
        return new RiskFacts(
            Findings: risk.Findings && attempt.Findings.Any,
            PrefixBusy: risk.PrefixShare > 0 && await velocity.IsAboveAsync(attempt.PhoneNumber, risk.PrefixShare),
            AddressBusy: risk.AddressPerHour > 0 && attempt.Caller.Address is { } address && await IsBusyAsync(address, risk.AddressPerHour));
    }

    private async Task<bool> IsBusyAsync(IPAddress address, int perHour) =>
        await limiter.TakeAsync([new Quota("risk:address", hasher.Hash("address", NetworkOf(address)), perHour, Hour)]) is LimitDecision.Refused;

    // RFC 6177: a subscriber has a /64 at least, and any address in it for the taking.
    private static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
