using System.Reflection;

namespace SmsAuth.Samples.Tests.Running;

/// <summary>The programs under test, as they were built together with the tests.</summary>
internal static class Programs
{
    public static string Server => PathOf("SmsAuth.Server");

    public static string MinimalServer => PathOf("MinimalServer");

    public static string MinimalServerReadme => PathOf(nameof(MinimalServerReadme));

    public static string ProtectedApi => PathOf("ProtectedApi");

    public static string ConsoleClient => PathOf("ConsoleClient");

    private static string PathOf(string name) => typeof(Programs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == name).Value!;
}
