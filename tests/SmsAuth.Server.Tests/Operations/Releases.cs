using System.Diagnostics;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Operations;

/// <summary>The versions that were released: the tags <c>v1.2.3</c> of the repository.</summary>
internal static class Releases
{
    /// <summary>The versions before this tree, without the v, the newest first; none where there is no repository.</summary>
    public static IReadOnlyList<string> Before { get; } =
    [
        .. Git("tag", "--list", "v*", "--merged", "HEAD", "--no-contains", "HEAD")
            .Select(static tag => tag[1..]).Where(static v => Version.TryParse(v, out _)).OrderByDescending(static v => Version.Parse(v)),
    ];

    /// <summary>Writes the tree of a version into a folder.</summary>
    public static Task CheckOutAsync(string version, string folder) =>
        ServerFolder.ShellAsync($"mkdir {folder}; git -C {Tree.Root} archive v{version} | tar -x -C {folder}");

    private static string[] Git(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", Tree.Root, .. arguments]) { RedirectStandardOutput = true };
            using var git = Process.Start(start)!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
