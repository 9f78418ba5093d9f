using System.Net;
using System.Net.Sockets;

namespace SmsAuth.Limits;

/// <summary>Whom a network address stands for.</summary>
internal static class AddressKey
{
    private const int PrefixBytes = 8;

    /// <summary>
    /// An IPv4 address as it is, mapped into IPv6 or not; of an IPv6 address the /64, which is the least that a subscriber gets (RFC 6177) and
    /// within which one can choose freely.
    /// </summary>
    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes)) + "/64"
            : address.ToString();
    }
}
