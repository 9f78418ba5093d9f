using SmsAuth.Server.Commands;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Commands;

public sealed class NumberCommandTests
{
    [Fact]
    public async Task An_administrator_blocks_lists_and_removes_numbers_and_all_of_it_is_audited()
    {
        using var folder = new ServerFolder();

        Assert.Equal(0, (await RunAsync(folder, "block", "+1202555*", "--until", "2099-01-31", "--by", "alice")).ExitCode);
        Assert.Equal(0, (await RunAsync(folder, "allow", "+12025550100", "--until", "2099-01-31T12:00:00Z", "--by", "alice")).ExitCode);
        var (exitCode, listed, _) = await RunAsync(folder, "list");

        Assert.Equal(0, exitCode);
        Assert.Contains("blocked  +1202555*         until 2099-01-31T00:00:00Z", listed, StringComparison.Ordinal);
        Assert.Contains("allowed  +1********00      until 2099-01-31T12:00:00Z", listed, StringComparison.Ordinal);
        Assert.Contains("by alice", listed, StringComparison.Ordinal);
        Assert.Equal(2L, folder.Sql("SELECT COUNT(*) FROM SmsAuthAudit WHERE Event = 'AdminAction' AND Actor = 'alice'"));

        Assert.Equal(0, (await RunAsync(folder, "remove", "+1202555*")).ExitCode);
        Assert.Equal(1, (await RunAsync(folder, "remove", "+1202555*")).ExitCode);
    }

    [Theory]
    [InlineData("say what to do")]
    [InlineData("there is no 'ban'", "ban", "+1202555*")]
    [InlineData("name a phone number", "block", "nobody", "--until", "2099-01-31")]
    [InlineData("--until needs a day", "block", "+1202555*")]
    [InlineData("--until needs a day", "block", "+1202555*", "--until", "tomorrow")]
    [InlineData("--until needs a value", "block", "+1202555*", "--until")]
    [InlineData("--until is for block and allow only", "remove", "+1202555*", "--until", "2099-01-31")]
    [InlineData("one word too many", "list", "all")]
    [InlineData("there is no --for", "block", "+1202555*", "--for", "ever")]
    [InlineData("--by needs a name", "block", "+1202555*", "--until", "2099-01-31", "--by", " ")]
    public void A_command_that_cannot_be_read_says_why_and_how_to_write_it(string because, params string[] words)
    {
        var usage = Assert.Throws<UsageException>(() => NumberCommand.Read(["numbers", .. words]));

        Assert.Contains(because, usage.Message, StringComparison.Ordinal);
        Assert.Contains("Usage:", usage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_the_server_may_follow()
    {
        var command = NumberCommand.Read(["numbers", "list", "--Keys:Folder", "/etc/smsauth/keys", "--environment", "Production", "--Server:Issuer=https://a.example/"]);

        Assert.Equal(NumberCommand.Verb.List, command!.Does);
    }

    [Fact]
    public void Other_arguments_are_those_of_a_server() => Assert.Null(NumberCommand.Read(["--Keys:Folder", "numbers"]));

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(ServerFolder folder, params string[] words) =>
        ServerProcess.RunAsync(folder, ["numbers", .. words]);
}
