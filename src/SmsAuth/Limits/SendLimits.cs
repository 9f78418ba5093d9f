using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;

namespace SmsAuth.Limits;

/// <summary>
/// Keeps the limits on sending. What is asked for counts, whether or not a text goes out in the end, so that nothing tells the two apart.
/// A trusted device has limits of its own in place of those of the number and the address: no stranger can use them up.
/// </summary>
internal sealed class SendLimits(ILimiter limiter, NumberHasher hasher, IOptions<LimitOptions> options, ILogger<SendLimits> logger)
    : ISendCheck, IChallengeObserver
{
    public async Task<SendRefusal?> CheckAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        var limits = new LimitSet(options.Value, attempt.Verifier.Limits, attempt.Client.Limits);
        List<Quota> quotas = [.. Own(attempt, limits), .. Shared(attempt, limits)];
        var decision = await limiter.TakeAsync([.. quotas.Where(static q => q.Limit > 0)], PaceOf(attempt));
        if (decision is LimitDecision.Refused { Name: var name, RetryAfter: var retryAfter })
        {
            Log.SendRefused(logger, name, attempt.Client.ClientId, attempt.PhoneNumber, retryAfter);
            return new SendRefusal.TooSoon($"limit:{name}", retryAfter);
        }

        attempt.Wait = ((LimitDecision.Taken)decision).Wait;
        return null;
    }

    public Task SentAsync(Challenge challenge, string? gateway) => Task.CompletedTask;

    public Task SuppressedAsync(Challenge challenge, string? gateway) => Task.CompletedTask;

    /// <summary>Whoever proved the number need not wait for the next text to it.</summary>
    public Task ProvenAsync(Challenge challenge)
    {
        var owner = LimitOwner.Of(hasher, challenge.PhoneNumber, challenge.DeviceId);
        return limiter.ResetAsync(owner.Cooldown, owner.Key);
    }

    private IEnumerable<Quota> Own(SendAttempt attempt, LimitSet limits)
    {
        var owner = LimitOwner.Of(hasher, attempt.PhoneNumber, attempt.DeviceId);

        // A code that nobody could redeem any more is not sent.
        yield return owner.Failures(limits.FailuresPerNumberPerDay) with { Units = 0 };
        yield return new Quota(owner.Hour, owner.Key, limits.NumberPerHour, TimeSpan.FromHours(1));
        yield return new Quota(owner.Day, owner.Key, limits.NumberPerDay, TimeSpan.FromDays(1));
        if (attempt is { DeviceId: null, Caller.Address: { } address })
        {
            yield return new Quota(LimitNames.AddressHour, hasher.Hash("address", AddressKey.Of(address)), limits.AddressPerHour, TimeSpan.FromHours(1));
        }
    }

    // The rows that many share come last, so that they are held the shortest.
    private IEnumerable<Quota> Shared(SendAttempt attempt, LimitSet limits)
    {
        yield return new Quota(LimitNames.ClientHour, hasher.Hash("client", attempt.Client.ClientId), limits.ClientPerHour, TimeSpan.FromHours(1));
        var region = attempt.PhoneNumber.Region;
        yield return new Quota(LimitNames.CountryDay, region, limits.CountryPerDay(region), TimeSpan.FromDays(1));
        yield return new Quota(LimitNames.GlobalMinute, "all", limits.GlobalPerMinute, TimeSpan.FromMinutes(1));
    }

    private Pace? PaceOf(SendAttempt attempt)
    {
        var waits = attempt.Client.ResendAfter is { } own ? [own] : attempt.Verifier.Cooldown ?? options.Value.Number.Waits;
        if (waits.All(static wait => wait == TimeSpan.Zero)) return null;
        var owner = LimitOwner.Of(hasher, attempt.PhoneNumber, attempt.DeviceId);
        return new Pace(owner.Cooldown, owner.Key, waits, TimeSpan.FromHours(1));
    }
}
