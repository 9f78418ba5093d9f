using System.Diagnostics.CodeAnalysis;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Fraud.Lists;
using SmsAuth.Sending;

namespace SmsAuth.Fraud;

/// <summary>The fraud guard, which is asked before every text.</summary>
public sealed class FraudOptions
{
    /// <summary>Countries that are served or not.</summary>
    public CountryOptions Countries { get; set; } = new();

    /// <summary>Kinds of line that are served or not.</summary>
    public NumberTypeOptions NumberTypes { get; set; } = new();

    /// <summary>The administrators' lists of numbers and prefixes.</summary>
    public NumberListOptions Lists { get; set; } = new();

    /// <summary>Texts to one prefix in a time.</summary>
    public VelocityOptions Velocity { get; set; } = new();

    /// <summary>The breaker on conversion.</summary>
    public ConversionOptions Conversion { get; set; } = new();

    /// <summary>Modes for the verifiers of these names. A client's own come before them.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, FraudModes> Verifiers { get; set; } = new Dictionary<string, FraudModes>(StringComparer.Ordinal);

    internal GuardMode ModeOf(FraudRuleKind rule, SendAttempt attempt) =>
        attempt.Client.Guard?.Of(rule)
        ?? (Verifiers.TryGetValue(attempt.Verifier.Name, out var modes) ? modes.Of(rule) : null)
        ?? ModeOf(rule);

    private GuardMode ModeOf(FraudRuleKind rule) => rule switch
    {
        FraudRuleKind.Lists => Lists.Mode,
        FraudRuleKind.Countries => Countries.Mode,
        FraudRuleKind.NumberTypes => NumberTypes.Mode,
        FraudRuleKind.Conversion => Conversion.Mode,
        FraudRuleKind.Velocity => Velocity.Mode,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
