using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>A name server as a container engine has one: it knows the names of what runs, and no others.</summary>
internal sealed class NameServer : IAsyncDisposable
{
    private const int HeaderLength = 12;
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentDictionary<string, IPAddress> addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public NameServer() => serving = ServeAsync();

    public string Endpoint => socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>From now on the name has this address.</summary>
    public void Tell(string name, string address) => addresses[name] = IPAddress.Parse(address);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var query = await socket.ReceiveAsync(stop.Token);
                await socket.SendAsync(Answer(query.Buffer), query.RemoteEndPoint, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It is disposed of.
        }
    }

    // RFC 1035 4.1: header, the question as it was asked, and one record or the code for a name that is not there.
    private byte[] Answer(byte[] query)
    {
        var name = Encoding.ASCII.GetString(query, HeaderLength + 1, query[HeaderLength]);
        var question = query[HeaderLength..(HeaderLength + name.Length + 6)];
        var isKnown = addresses.TryGetValue(name, out var address);
        var header = new byte[HeaderLength];
        query.AsSpan(0, 2).CopyTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(isKnown ? 0x8180 : 0x8183));
        header[5] = 1;
        header[7] = (byte)(isKnown ? 1 : 0);
        byte[] record = isKnown ? [0xC0, HeaderLength, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, .. address!.GetAddressBytes()] : [];
        return [.. header, .. question, .. record];
    }
}
