using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.Verifiers;

namespace SmsAuth.Limits;

/// <summary>
/// The wrong codes that one number, or one trusted device, may see in a day. A unit is taken before a code is looked at and given back when
/// it was the right one, so that no number of parallel tries gets more verdicts than there is budget.
/// </summary>
internal sealed class FailureBudget(ILimiter limiter, NumberHasher hasher, IOptions<LimitOptions> options, ILogger<FailureBudget> logger)
{
    /// <summary>Takes a unit for a try at a challenge.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="verifier">Its verifier.</param>
    /// <param name="client">The client that tries.</param>
    /// <param name="held">Whether the challenge id was presented: who has not got it does not use the budget of the device that has.</param>
    public async Task<Unit> TakeAsync(Challenge challenge, IVerifier verifier, ClientPolicy client, bool held)
    {
        var limit = new LimitSet(options.Value, verifier.Limits, client.Limits).FailuresPerNumberPerDay;
        if (limit == 0) return Unit.Free;

        var quota = LimitOwner.Of(hasher, challenge.PhoneNumber, held ? challenge.DeviceId : null).Failures(limit);
        try
        {
            return await limiter.TakeAsync([quota]) is LimitDecision.Taken { At: var at } ? new Unit(quota, at) : Unit.Refused;
        }
        catch (Exception exception)
        {
            // The tries of the challenge still hold; nobody is locked out because a counter is out of order.
            Log.BudgetUnknown(logger, exception, challenge.Id);
            return Unit.Free;
        }
    }

    /// <summary>Gives a unit back, because the code was the right one.</summary>
    public async Task GiveBackAsync(Unit unit)
    {
        if (unit.Quota is null) return;
        try
        {
            await limiter.GiveBackAsync([unit.Quota], unit.At);
        }
        catch (Exception exception)
        {
            Log.NotGivenBack(logger, exception);
        }
    }

    /// <summary>One unit of the budget.</summary>
    internal readonly record struct Unit(Quota? Quota, DateTimeOffset At, bool IsRefused = false)
    {
        /// <summary>Nothing is counted.</summary>
        public static Unit Free => default;

        /// <summary>There is none left.</summary>
        public static Unit Refused => new(Quota: null, At: default, IsRefused: true);
    }
}
