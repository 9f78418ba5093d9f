using SmsAuth.Gateways;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>What a gateway said to a test text.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Accepted">Whether it took the text.</param>
/// <param name="MessageId">Its id of the text; null when it gave none.</param>
/// <param name="Problem">Why it did not take it; null when it did.</param>
/// <param name="Reason">The same in its own words.</param>
internal sealed record TestAnswer(string Gateway, bool Accepted, string? MessageId, SendProblem? Problem, string? Reason)
{
    public static TestAnswer Of(string gateway, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted accepted => new(gateway, true, accepted.MessageId, null, null),
        SendOutcome.Failed failed => new(gateway, false, null, failed.Problem, failed.Reason),
        _ => throw new InvalidOperationException("There is no other outcome."),
    };
}
