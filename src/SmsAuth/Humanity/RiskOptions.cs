namespace SmsAuth.Humanity;

/// <summary>What counts as risky for <see cref="CaptchaMode.WhenRisky"/>.</summary>
public sealed class RiskOptions
{
    /// <summary>Whether anything is that the fraud guard found in monitor mode. Default: true.</summary>
    public bool Findings { get; set; } = true;

    /// <summary>
    /// The share of the prefix's velocity limit above which any text to it is, 0 to 1; 0 turns the rule off. Default: 0.5. Needs the velocity rule of
    /// the fraud guard.
    /// </summary>
    public double PrefixShare { get; set; } = 0.5;

    /// <summary>
    /// The requests in an hour from one IP address, or one IPv6 /64, after which any further one is, 0 to 1,000,000; 0 turns the rule off.
    /// Default: 3.
    /// </summary>
    public int AddressPerHour { get; set; } = 3;
}
