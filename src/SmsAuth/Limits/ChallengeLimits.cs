namespace SmsAuth.Limits;

/// <summary>The limits of one challenge.</summary>
public sealed class ChallengeLimits
{
    /// <summary>
    /// The tries with the challenge id, and as many without it, 0 to 10; 0 turns the limit off. Resending does not restore them. Default: 5.
    /// </summary>
    public int Tries { get; set; } = 5;
}
