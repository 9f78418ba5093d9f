using System.Globalization;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>
/// Runs a program of the image as its user, on a file system of which only /tmp can be written to, with no environment but its own. Where the
/// machine allows it, the program sees nothing but the image, the libraries of the system and .NET.
/// </summary>
internal static class Sandbox
{
    private const int AppUser = 1654;

    // $1 is the root of the image; the rest is the program with its environment.
    private const string ReadOnlyRoot = """
        root=$1; shift; cd /
        mount --make-rprivate /
        mount --bind "$root" "$root"
        for part in usr lib lib64 bin sbin etc proc dev; do
            if [ -L /$part ]; then [ -L "$root/$part" ] || ln -s "$(readlink /$part)" "$root/$part"
            elif [ -e /$part ]; then mkdir -p "$root/$part"; mount --rbind /$part "$root/$part"
            fi
        done
        mount -o remount,bind,ro "$root/usr"; mount -o remount,bind,ro "$root/etc"
        mkdir -p "$root/tmp"; mount -t tmpfs tmpfs "$root/tmp"; chmod 1777 "$root/tmp"
        mount -o remount,bind,ro "$root"
        exec chroot "$root" "$@"
        """;

    public static ChildProcess Start(Image image, IReadOnlyList<string> program, IReadOnlyDictionary<string, string> environment)
    {
        var drop = IsRoot() ? (string[])[Tools.Require("setpriv"), Id("reuid"), Id("regid"), "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--"] : [];
        string[] run = [.. drop, "/usr/bin/env", "-i", "-C", "{directory}", "PATH=/usr/bin:/bin", "HOME=/home/app", .. environment.Select(static v => $"{v.Key}={v.Value}"), .. program];
        if (CanBuildRoot()) return Start(["unshare", "--mount", "sh", "-ec", ReadOnlyRoot, "sh", image.Root, .. In(image.WorkingDirectory)]);
        Seal(image.Root);
        return Start([.. In(image.Root + image.WorkingDirectory)]);

        IEnumerable<string> In(string directory) => run.Select(word => word == "{directory}" ? directory : word);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(Image image, IReadOnlyList<string> program, IReadOnlyDictionary<string, string> environment)
    {
        await using var process = Start(image, program, environment);
        return (await process.WaitForEndAsync(), process.Output + process.Errors);
    }

    private static ChildProcess Start(IReadOnlyList<string> words) => ChildProcess.StartProgram(words[0], Path.GetTempPath(), words.Skip(1));

    private static string Id(string option) => string.Create(CultureInfo.InvariantCulture, $"--{option}={AppUser}");

    private static bool IsRoot() => Environment.UserName == "root";

    private static bool CanBuildRoot()
    {
        if (!IsRoot()) return false;
        using var unshare = System.Diagnostics.Process.Start("sh", ["-c", "unshare --mount mount --make-rprivate / 2>/dev/null && [ -x /usr/bin/dotnet ]"]);
        unshare.WaitForExit();
        return unshare.ExitCode == 0;
    }

    // Without a root of its own the program sees the machine, of which an ordinary user can write to no more than a few folders.
    private static void Seal(string root)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Prepend(root))
        {
            File.SetUnixFileMode(entry, Directory.Exists(entry) ? (UnixFileMode)0b101_101_101 : (UnixFileMode)0b100_100_100);
        }
    }
}
