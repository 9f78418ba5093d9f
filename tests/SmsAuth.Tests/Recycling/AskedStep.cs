using SmsAuth.Recycling;

namespace SmsAuth.Tests.Recycling;

/// <summary>A step that lets those pass who bring the proof, and keeps what it was asked.</summary>
internal sealed class AskedStep(List<DormantNumber> asked) : IDormantNumberStep
{
    public const string Proof = "proof-of-the-owner";

    public Task<StepDecision> DecideAsync(DormantNumber number, CancellationToken cancellationToken)
    {
        asked.Add(number);
        return Task.FromResult(number.StepProof == Proof ? StepDecision.Allow : StepDecision.Refuse);
    }
}
