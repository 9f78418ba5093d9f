namespace SmsAuth.Gateways;

/// <summary>What a gateway said to a text: <see cref="Accepted"/> or <see cref="Failed"/>.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The gateway took the text and will deliver it.</summary>
    /// <param name="MessageId">The gateway's id of the text, if it has one.</param>
    public sealed record Accepted(string? MessageId = null) : SendOutcome;

    /// <summary>The gateway did not take the text.</summary>
    /// <param name="Reason">Why, for the operator; holds neither the code nor the number.</param>
    public sealed record Failed(string Reason) : SendOutcome;
}
