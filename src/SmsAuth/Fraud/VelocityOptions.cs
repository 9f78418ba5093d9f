namespace SmsAuth.Fraud;

/// <summary>
/// Texts to one prefix, which is a number without its last four digits: 10,000 numbers that a carrier hands out together. Whoever pumps texts
/// owns such blocks; people who sign in are spread over many.
/// </summary>
public sealed class VelocityOptions
{
    /// <summary>What happens to a text above the limit. Default: it is refused.</summary>
    public GuardMode Mode { get; set; } = GuardMode.Enforce;

    /// <summary>The texts to one prefix in any hour, 0 to 1,000,000; 0 turns the limit off. Default: 60.</summary>
    public int PerHour { get; set; } = 60;

    /// <summary>The texts to one prefix in any 24 hours, 0 to 1,000,000; 0 turns the limit off. Default: 200.</summary>
    public int PerDay { get; set; } = 200;
}
