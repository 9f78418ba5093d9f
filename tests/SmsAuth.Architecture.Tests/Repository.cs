using System.Xml.Linq;

namespace SmsAuth.Architecture.Tests;

/// <summary>The tree that this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories);

    /// <summary>The names of the projects that a project references.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. ItemsOf(project, "ProjectReference").Select(static include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))];

    public static IReadOnlyList<string> PackagesOf(string project) => [.. ItemsOf(project, "PackageReference"), .. ItemsOf(project, "FrameworkReference")];

    private static IEnumerable<string> ItemsOf(string project, string item) =>
        XDocument.Load(project).Descendants(item).Select(static e => (string)e.Attribute("Include")!);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "SmsAuth.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("SmsAuth.sln was not found above the test."));
}
