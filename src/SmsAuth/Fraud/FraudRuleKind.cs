namespace SmsAuth.Fraud;

/// <summary>The rules of the fraud guard, in the order in which they are asked. The names are labels of metrics.</summary>
public enum FraudRuleKind
{
    /// <summary>Blocked numbers and prefixes.</summary>
    Lists,

    /// <summary>Countries that are not served.</summary>
    Countries,

    /// <summary>Kinds of line that are not served.</summary>
    NumberTypes,

    /// <summary>Prefixes and countries whose texts are hardly ever followed by a sign-in.</summary>
    Conversion,

    /// <summary>Texts to one prefix in a time. Asked last, because it counts.</summary>
    Velocity,
}
