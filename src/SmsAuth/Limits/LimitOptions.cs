namespace SmsAuth.Limits;

/// <summary>The limits that hold for every verifier and client that does not set its own.</summary>
public sealed class LimitOptions
{
    /// <summary>The limits of one challenge.</summary>
    public ChallengeLimits Challenge { get; set; } = new();

    /// <summary>The limits of one phone number.</summary>
    public NumberLimits Number { get; set; } = new();

    /// <summary>The limits of one network address.</summary>
    public AddressLimits Address { get; set; } = new();

    /// <summary>The limits of one client.</summary>
    public ClientLimits Client { get; set; } = new();

    /// <summary>The limits of the numbers of one country.</summary>
    public CountryLimits Country { get; set; } = new();

    /// <summary>The limits of everything together.</summary>
    public GlobalLimits Global { get; set; } = new();

    /// <summary>The limits of wrong codes.</summary>
    public FailureLimits Failures { get; set; } = new();
}
