namespace SmsAuth.Fraud;

/// <summary>What a rule of the fraud guard does with what it finds. In the order of strictness.</summary>
public enum GuardMode
{
    /// <summary>Nothing: the rule is not asked.</summary>
    Off,

    /// <summary>It is logged, counted and audited, and the text goes out. Proof of humanity may ask for more because of it.</summary>
    Monitor,

    /// <summary>The text is refused.</summary>
    Enforce,
}
