using System.Net;
using System.Net.Sockets;

namespace SmsAuth.Audit;

/// <summary>An address as text: whole, and as the network that a person cannot be told from, /24 for IPv4 and /48 for IPv6.</summary>
internal sealed record AuditAddress(string Whole, string Network)
{
    private const int Ipv4Prefix = 24;
    private const int Ipv6Prefix = 48;

    public static AuditAddress? Of(IPAddress? address)
    {
        if (address is null) return null;

        // Without a zone, which is a name of the machine that saw the address.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes());
        var prefix = plain.AddressFamily is AddressFamily.InterNetwork ? Ipv4Prefix : Ipv6Prefix;
        var network = plain.GetAddressBytes();
        Array.Clear(network, prefix / 8, network.Length - (prefix / 8));
        return new AuditAddress(plain.ToString(), new IPNetwork(new IPAddress(network), prefix).ToString());
    }
}
