namespace SmsAuth.Fraud;

/// <summary>Modes of rules in place of the general ones, for a verifier or a client; null leaves a rule as it is.</summary>
public sealed record FraudModes
{
    /// <summary>The mode of <see cref="FraudRuleKind.Lists"/>.</summary>
    public GuardMode? Lists { get; init; }

    /// <summary>The mode of <see cref="FraudRuleKind.Countries"/>.</summary>
    public GuardMode? Countries { get; init; }

    /// <summary>The mode of <see cref="FraudRuleKind.NumberTypes"/>.</summary>
    public GuardMode? NumberTypes { get; init; }

    /// <summary>The mode of <see cref="FraudRuleKind.Conversion"/>.</summary>
    public GuardMode? Conversion { get; init; }

    /// <summary>The mode of <see cref="FraudRuleKind.Velocity"/>.</summary>
    public GuardMode? Velocity { get; init; }

    /// <summary>The mode of a rule; null leaves it as it is.</summary>
    public GuardMode? Of(FraudRuleKind rule) => rule switch
    {
        FraudRuleKind.Lists => Lists,
        FraudRuleKind.Countries => Countries,
        FraudRuleKind.NumberTypes => NumberTypes,
        FraudRuleKind.Conversion => Conversion,
        FraudRuleKind.Velocity => Velocity,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
