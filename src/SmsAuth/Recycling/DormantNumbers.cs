using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Accounts;
using SmsAuth.Challenges;

namespace SmsAuth.Recycling;

/// <summary>Tells dormant numbers apart at sign-in, and has the application's step decide where the policy says so.</summary>
internal sealed class DormantNumbers(
    NumberActivities activities, IDormantNumberStep? step, IOptions<RecyclingOptions> options, ILogger<DormantNumbers> logger)
{
    /// <summary>Judges the sign-in of a number that was just proven. One that goes on counts as activity.</summary>
    public async Task<Dormancy> JudgeAsync(RedeemRequest request, Account account, CancellationToken cancellationToken)
    {
        if (!activities.Kept) return Dormancy.None;

        var activity = await activities.FindAsync(request.PhoneNumber, account.Id, cancellationToken);
        var dormancy = Dormancy.None;
        if (activities.DormantFor(activity) is { } dormantFor)
        {
            dormancy = await AskAsync(request, account, dormantFor, cancellationToken);
            Log.Dormant(logger, request.PhoneNumber, account.Id, (int)dormantFor.TotalDays, dormancy);
        }

        if (dormancy is not Dormancy.StepRequired && activities.IsDue(activity)) await activities.RecordAsync(request.PhoneNumber, account.Id);
        return dormancy;
    }

    private async Task<Dormancy> AskAsync(RedeemRequest request, Account account, TimeSpan dormantFor, CancellationToken cancellationToken)
    {
        if ((request.Client.NumberRecycling ?? options.Value.Policy) is RecyclingPolicy.Allow) return Dormancy.Allowed;
        if (step is null)
        {
            // Start-up refuses this for all clients; a single one can be given the policy at any time.
            Log.StepMissing(logger, request.Client.ClientId);
            return Dormancy.StepRequired;
        }

        var number = new DormantNumber
        {
            AccountId = account.Id,
            PhoneNumber = request.PhoneNumber,
            ClientId = request.Client.ClientId,
            DormantFor = dormantFor,
            StepProof = request.StepProof,
            Caller = request.Caller,
        };
        return await step.DecideAsync(number, cancellationToken) is StepDecision.Allow ? Dormancy.Allowed : Dormancy.StepRequired;
    }
}
