namespace SmsAuth.Humanity;

/// <summary>What is known of a text that is about to be sent.</summary>
/// <param name="Findings">Whether the fraud guard found something in monitor mode.</param>
/// <param name="PrefixBusy">Whether the prefix has used more than its share.</param>
/// <param name="AddressBusy">Whether the address has asked more often than that.</param>
internal sealed record RiskFacts(bool Findings, bool PrefixBusy, bool AddressBusy)
{
    /// <summary>Whether it is risky.</summary>
    public bool AnyRisk => Findings || PrefixBusy || AddressBusy;
}
