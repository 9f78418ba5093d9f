namespace SmsAuth.Recycling;

/// <summary>
/// The application's own step before a dormant number signs in, such as a link in an email or a password. Registered by
/// <c>AddDormantNumberStep</c> and called only after the code was proven. The code is used up by then: who is refused takes the step, asks for a
/// new code, and presents it together with what the step gave as <c>step_proof</c>. The first call, which comes without a proof, is where a step
/// can send its email.
/// </summary>
public interface IDormantNumberStep
{
    /// <summary>Decides about one sign-in. An exception refuses it too, as an outage. A proof should work for its account only, and once.</summary>
    Task<StepDecision> DecideAsync(DormantNumber number, CancellationToken cancellationToken);
}
