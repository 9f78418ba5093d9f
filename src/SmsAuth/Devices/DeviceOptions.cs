namespace SmsAuth.Devices;

/// <summary>How long and how many devices of an account are trusted.</summary>
public sealed class DeviceOptions
{
    /// <summary>How long a device is trusted after the sign-in that it was trusted at, 1 to 400 days. Default: 180 days.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>The trusted devices of one account, 1 to 50; the oldest gives way. Default: 10.</summary>
    public int PerAccount { get; set; } = 10;
}
