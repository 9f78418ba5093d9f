using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Docs;

/// <summary>The README cannot lie: its commands are run as they stand, on the port of this test.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_three_commands_sign_a_new_user_in_when_pasted()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development");
        var commands = Page.Read("README.md").BlocksAfter("## Sign in with three commands", "sh");
        Assert.Equal(3, commands.Count);

        var script = string.Join('\n', commands).Replace("http://localhost:5080", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var answer = JsonNode.Parse(await Page.BashAsync(script))!;

        Assert.NotNull(answer["access_token"]);
        Assert.NotNull(answer["refresh_token"]);
        Assert.Equal("+12025550100", new JsonWebToken(answer["id_token"]!.ToString()).GetPayloadValue<string>("phone_number"));
    }

    [Fact]
    public async Task Every_file_that_the_pages_link_to_is_there()
    {
        foreach (var page in Directory.EnumerateFiles(Page.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Page.Root, "docs"), "*.md")))
        {
            var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
            var links = Links().Matches(text).Select(static m => m.Groups[1].Value).Where(static l => !l.Contains("://", StringComparison.Ordinal) && l[0] != '#');
            Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0])), $"{page}: {link}"));
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
