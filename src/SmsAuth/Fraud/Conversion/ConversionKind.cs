namespace SmsAuth.Fraud.Conversion;

/// <summary>What texts are grouped by. The values are stored: never renumber them.</summary>
public enum ConversionKind
{
    /// <summary>Numbers that differ in their last four digits only.</summary>
    Prefix = 1,

    /// <summary>Numbers of one country.</summary>
    Country = 2,

    /// <summary>The gateway that accepted them.</summary>
    Gateway = 3,
}
