namespace SmsAuth.Limits;

/// <summary>The limits of one network address: an IPv4 address, or the /64 of an IPv6 address.</summary>
public sealed class AddressLimits
{
    /// <summary>The texts asked for in an hour, 0 (off) to 1,000,000. Default: 20.</summary>
    public int PerHour { get; set; } = 20;
}
