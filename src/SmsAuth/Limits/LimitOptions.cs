namespace SmsAuth.Limits;

/// <summary>The limits that hold for every verifier that does not set its own.</summary>
public sealed class LimitOptions
{
    /// <summary>The limits of one challenge.</summary>
    public ChallengeLimits Challenge { get; set; } = new();

    /// <summary>The limits of one phone number.</summary>
    public NumberLimits Number { get; set; } = new();
}
