using Microsoft.Extensions.Options;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;

namespace SmsAuth.Fraud;

/// <summary>Counts the texts to a prefix. What was taken is given back when a later check refuses, so that refused requests shut nobody out.</summary>
internal sealed class PrefixVelocity(ILimiter limiter, NumberHasher hasher, IOptions<FraudOptions> options) : IFraudRule
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public FraudRuleKind Kind => FraudRuleKind.Velocity;

    public async Task<FraudFinding?> JudgeAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        var quotas = QuotasOf(attempt.PhoneNumber);
        if (quotas.Count == 0) return null;
        switch (await limiter.TakeAsync(quotas))
        {
            case LimitDecision.Refused refused:
                return new FraudFinding(new SendRefusal.TooSoon($"fraud:velocity:{refused.Name}", refused.RetryAfter));
            case LimitDecision.Taken taken:
                attempt.Findings.PrefixTakenAt = taken.At;
                return null;
            case var other:
                throw new InvalidOperationException($"A limiter answered {other.GetType().Name}.");
        }
    }

    public async Task UndoAsync(SendAttempt attempt)
    {
        if (attempt.Findings.PrefixTakenAt is not { } takenAt) return;
        attempt.Findings.PrefixTakenAt = null;
        await limiter.GiveBackAsync(QuotasOf(attempt.PhoneNumber), takenAt);
    }

    /// <summary>Whether more than a share of what a prefix may have is taken.</summary>
    public async Task<bool> IsAboveAsync(PhoneNumber number, double share)
    {
        // Units of 0 only ask whether there is one left.
        Quota[] part = [.. QuotasOf(number).Select(q => q with { Limit = Math.Max(1, (int)(q.Limit * share)), Units = 0 })];
        return part.Length > 0 && await limiter.TakeAsync(part) is LimitDecision.Refused;
    }

    private List<Quota> QuotasOf(PhoneNumber number)
    {
        var velocity = options.Value.Velocity;
        var key = hasher.Hash("prefix", NumberPrefix.Of(number));
        List<Quota> quotas = [];
        if (velocity.PerHour > 0) quotas.Add(new Quota("prefix:hour", key, velocity.PerHour, Hour));
        if (velocity.PerDay > 0) quotas.Add(new Quota("prefix:day", key, velocity.PerDay, Day));
        return quotas;
    }
}
