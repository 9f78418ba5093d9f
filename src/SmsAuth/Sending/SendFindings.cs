namespace SmsAuth.Sending;

/// <summary>What the checks of a text found so far and did not refuse it for, told to the checks that come after.</summary>
public sealed class SendFindings
{
    private readonly List<string> reasons = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => reasons.Count > 0;

    /// <summary>When the guard took the text's unit of its prefix; null when it took none.</summary>
    internal DateTimeOffset? PrefixTakenAt { get; set; }

    /// <summary>Adds one.</summary>
    /// <param name="reason">The rule that found it, as in <see cref="SendRefusal.Reason"/>.</param>
    public void Add(string reason) => reasons.Add(reason);
}
