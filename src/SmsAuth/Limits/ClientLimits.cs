namespace SmsAuth.Limits;

/// <summary>The limits of one client.</summary>
public sealed class ClientLimits
{
    /// <summary>The texts asked for in an hour, 0 (off) to 100,000,000. Default: 0, because the right figure depends on the application.</summary>
    public int PerHour { get; set; }
}
