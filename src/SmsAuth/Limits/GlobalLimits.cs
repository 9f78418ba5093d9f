namespace SmsAuth.Limits;

/// <summary>The limits of everything together.</summary>
public sealed class GlobalLimits
{
    /// <summary>The texts in a minute, 0 (off) to 100,000,000. Default: 0, because the right figure depends on the application.</summary>
    public int PerMinute { get; set; }
}
