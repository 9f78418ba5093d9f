using System.Net;
using Microsoft.Extensions.Options;
using SmsAuth.Fraud;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;

namespace SmsAuth.Humanity;

/// <summary>Finds out what is known of a text that is about to be sent, and counts the request for its address.</summary>
internal sealed class RiskReader(ILimiter limiter, PrefixVelocity velocity, NumberHasher hasher, IOptions<CaptchaOptions> options)
{
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
        await limiter.TakeAsync([new Quota("risk:address", hasher.Hash("address", AddressKey.Of(address)), perHour, Hour)]) is LimitDecision.Refused;
}
