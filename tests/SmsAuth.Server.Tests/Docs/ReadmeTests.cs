using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Docs;

/// <summary>The README cannot lie: its commands are run as they stand, on the port of this test.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    [Fact]
    public async Task The_three_commands_sign_a_new_user_in_when_pasted()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development");
        var readme = await File.ReadAllTextAsync(Path.Combine(Root, "README.md"), TestContext.Current.CancellationToken);
        var section = readme[readme.IndexOf("## Sign in with three commands", StringComparison.Ordinal)..];
        var commands = ShellBlocks().Matches(section).Select(static m => m.Groups[1].Value).ToList();
        Assert.Equal(3, commands.Count);

        var script = string.Join('\n', commands).Replace("http://localhost:5080", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var answer = JsonNode.Parse(await BashAsync(script))!;

        Assert.NotNull(answer["access_token"]);
        Assert.NotNull(answer["refresh_token"]);
        Assert.Equal("+12025550100", new JsonWebToken(answer["id_token"]!.ToString()).GetPayloadValue<string>("phone_number"));
    }

    [Fact]
    public async Task Every_file_that_the_pages_link_to_is_there()
    {
        foreach (var page in Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md")))
        {
            var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
            var links = Links().Matches(text).Select(static m => m.Groups[1].Value).Where(static l => !l.Contains("://", StringComparison.Ordinal) && l[0] != '#');
            Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0])), $"{page}: {link}"));
        }
    }

    private static async Task<string> BashAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { RedirectStandardOutput = true })!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bash.ExitCode);
        return output;
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "SmsAuth.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("SmsAuth.sln was not found above the test."));

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
