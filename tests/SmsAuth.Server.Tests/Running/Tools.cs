using System.Net;
using System.Net.Sockets;

namespace SmsAuth.Server.Tests.Running;

/// <summary>What the machine of the tests has.</summary>
internal static class Tools
{
    private static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin"];

    /// <summary>The path of a program; the test is skipped without it.</summary>
    public static string Require(string program)
    {
        var path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"Install {program}.");
        return path;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
