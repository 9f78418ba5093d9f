using SmsAuth.Server.Commands;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Commands;

public sealed class AdminCommandTests
{
    [Fact]
    public async Task The_first_administrator_is_added_by_command_and_the_last_one_stays()
    {
        using var folder = new ServerFolder();

        // Development has seeded one before the first command.
        var (added, output, _) = await RunAsync(folder, "add", "+12025550110", "--by", "alice");
        Assert.Equal(0, added);
        Assert.StartsWith("+1********10 is an administrator: account ", output, StringComparison.Ordinal);
        Assert.Equal(2L, folder.Sql("SELECT COUNT(*) FROM AspNetUserRoles"));
        Assert.Equal(1L, folder.Sql("SELECT COUNT(*) FROM SmsAuthAudit WHERE Reason = 'administrator:added' AND Actor = 'alice'"));

        Assert.Equal(0, (await RunAsync(folder, "remove", "+12025550199", "--by", "alice")).ExitCode);
        var (last, _, because) = await RunAsync(folder, "remove", "+12025550110", "--Demo:Enabled=false");
        Assert.Equal(1, last);
        Assert.Contains("is the last administrator", because, StringComparison.Ordinal);
        Assert.Contains("+1********10", (await RunAsync(folder, "list", "--Demo:Enabled=false")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say what to do")]
    [InlineData("there is no 'crown'", "crown", "+12025550110")]
    [InlineData("name a number in international format", "add", "5550110")]
    [InlineData("name a number in international format", "add")]
    [InlineData("one word too many", "list", "all")]
    [InlineData("there is no --until", "add", "+12025550110", "--until", "2099-01-31")]
    public void A_command_that_cannot_be_read_says_why_and_how_to_write_it(string because, params string[] words)
    {
        var usage = Assert.Throws<UsageException>(() => AdminCommand.Read(["admin", .. words]));

        Assert.Contains(because, usage.Message, StringComparison.Ordinal);
        Assert.Contains("Usage:", usage.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("5550110", usage.Message[..usage.Message.IndexOf("Usage:", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Other_arguments_are_those_of_a_server() => Assert.Null(AdminCommand.Read(["--Keys:Folder", "admin"]));

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(ServerFolder folder, params string[] words) =>
        ServerProcess.RunAsync(folder, ["admin", .. words]);
}
