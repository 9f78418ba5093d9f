using SmsAuth.Server.Tests.Docs;

namespace SmsAuth.Server.Tests.Running;

/// <summary>Files of the tree that the tests were built from.</summary>
internal static class Tree
{
    public static string In(string path) => Path.Combine(Page.Root, path);

    public static string Read(string path) => File.ReadAllText(In(path));
}
