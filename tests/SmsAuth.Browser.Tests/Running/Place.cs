using System.Reflection;

namespace SmsAuth.Browser.Tests.Running;

/// <summary>Folders of the repository.</summary>
internal static class Place
{
    public static string Pictures { get; } = Path.GetFullPath(Of("Pictures"));

    public static string WebRoot { get; } = Path.GetFullPath(Path.Combine(Of("ServerFolder"), "wwwroot"));

    private static string Of(string name) =>
        typeof(Place).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == name).Value!;
}
