using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmsAuth.Server.Tests.Docs;

/// <summary>A page of the documentation, whose commands tests run as they stand.</summary>
internal sealed class Page
{
    private readonly string text;

    private Page(string text) => this.text = text;

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static Page Read(string path) => new(File.ReadAllText(Path.Combine(Root, path)));

    /// <summary>The blocks of code of a language from a heading to the next one of its level or above.</summary>
    public IReadOnlyList<string> BlocksAfter(string heading, string language)
    {
        var start = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {heading}.");
        var level = heading.IndexOf(' ', StringComparison.Ordinal);
        var section = text[(start + heading.Length)..];
        var end = Regex.Match(section, $"^#{{1,{level}}} ", RegexOptions.Multiline);
        if (end.Success) section = section[..end.Index];
        return [.. Regex.Matches(section, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(static m => m.Groups[1].Value)];
    }

    /// <summary>Runs a script that must succeed, in a folder, and returns what it prints.</summary>
    public static async Task<string> BashAsync(string script, string? folder = null)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { RedirectStandardOutput = true, WorkingDirectory = folder ?? "" };
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bash.ExitCode);
        return output;
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "SmsAuth.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("SmsAuth.sln was not found above the test."));
}
