using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Hosting;

/// <summary>The proxies whose X-Forwarded headers are believed. Nobody is trusted unless configured.</summary>
internal sealed record TrustedProxies(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<System.Net.IPNetwork> Networks)
{
    public bool Any => Addresses.Count > 0 || Networks.Count > 0;

    public static TrustedProxies Read(ServerSettings settings, StartProblems problems) => new(
        [.. settings.KnownProxies.Select((value, i) => ReadAddress(value, i, problems)).OfType<IPAddress>()],
        [.. settings.KnownNetworks.Select((value, i) => ReadNetwork(value, i, problems)).OfType<System.Net.IPNetwork>()]);

    public void Apply(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();

        // With both lists empty the middleware would believe everyone, and ASPNETCORE_FORWARDEDHEADERS_ENABLED adds it on its own.
        options.ForwardedHeaders = Any
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;

        // A chain of proxies is followed as long as every hop is a known one.
        options.ForwardLimit = null;
        foreach (var address in Addresses) options.KnownProxies.Add(address);
        foreach (var network in Networks) options.KnownIPNetworks.Add(network);
    }

    private static IPAddress? ReadAddress(string value, int index, StartProblems problems)
    {
        if (IPAddress.TryParse(value, out var address)) return address;
        problems.Add($"{ServerSettings.Section}:{nameof(ServerSettings.KnownProxies)}:{index}: '{value}' is no IP address.");
        return null;
    }

    private static System.Net.IPNetwork? ReadNetwork(string value, int index, StartProblems problems)
    {
        if (System.Net.IPNetwork.TryParse(value, out var network) && network.PrefixLength > 0) return network;
        problems.Add($"{ServerSettings.Section}:{nameof(ServerSettings.KnownNetworks)}:{index}: '{value}' is no network such as 10.0.0.0/8 (and /0 would trust everyone).");
        return null;
    }
}
