namespace SmsAuth.Server.Tests.Running;

/// <summary>The tree that the tests were built from.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string In(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(In(path));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "SmsAuth.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("SmsAuth.sln was not found above the test."));
}
