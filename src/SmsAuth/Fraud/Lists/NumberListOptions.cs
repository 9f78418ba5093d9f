namespace SmsAuth.Fraud.Lists;

/// <summary>The administrators' lists of numbers and prefixes.</summary>
public sealed class NumberListOptions
{
    /// <summary>
    /// What happens to a blocked number. Default: it is refused. Numbers that are always allowed are so unless the mode is <see cref="GuardMode.Off"/>.
    /// </summary>
    public GuardMode Mode { get; set; } = GuardMode.Enforce;
}
