using SmsAuth.Gateways;

namespace SmsAuth.VerifyServices;

/// <summary>What a verify service said of a code. Only one of the answers lets anyone in.</summary>
public abstract record VerifyAnswer
{
    private VerifyAnswer()
    {
    }

    /// <summary>It is the right one.</summary>
    public sealed record Approved : VerifyAnswer;

    /// <summary>It is not the right one.</summary>
    public sealed record Rejected : VerifyAnswer;

    /// <summary>The verification is over at the service: its time ran out, its tries are used up, or it was approved before.</summary>
    /// <param name="Reason">Why, for the operator; holds neither the code nor the number.</param>
    public sealed record Ended(string Reason) : VerifyAnswer;

    /// <summary>Nothing was said about the code.</summary>
    /// <param name="Reason">Why, for the operator; holds neither the code nor the number.</param>
    /// <param name="Problem">Why, in terms that are the same for every service.</param>
    public sealed record Failed(string Reason, SendProblem Problem) : VerifyAnswer;
}
