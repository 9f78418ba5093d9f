using SmsAuth.Server.Commands;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Keys;

/// <summary>The command <c>keys</c>.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_makes_keys_lists_them_with_age_and_state_and_removes_the_next()
    {
        folder.MakeProtection();
        Assert.Equal(["signing: none", "encryption: none", "pepper: none", "numbers: none", "data-protection: none"], await LinesAsync("list"));
        Assert.Equal(5, (await LinesAsync("create")).Length);

        var next = (await LinesAsync("rotate", "signing"))[0].Split(' ', ',')[1];
        var lines = await LinesAsync("list");

        Assert.Equal(6, lines.Length);
        Assert.Matches("^signing-1-[0-9a-f]{10} +current +0 days old, in use from 20.+Z, until 20.+Z ES256$", lines[0]);
        Assert.Matches("^signing-2-[0-9a-f]{10} +next +0 days old, in use from 20.+Z ES256$", lines[1]);
        Assert.Matches("^numbers-1-[0-9a-f]{10} +current +0 days old, in use from 20.+Z$", lines[4]);
        Assert.Equal([$"removed {next}"], await LinesAsync("remove", next));
        Assert.Equal(5, (await LinesAsync("list")).Length);
        Assert.False(Directory.Exists(folder.In("data")));
    }

    [Theory]
    [InlineData("keys: there are keys of every kind already", "create")]
    [InlineData("keys: the key of the numbers stays", "rotate", "numbers")]
    [InlineData("keys: --in is at least twice Keys:Refresh", "rotate", "signing", "--in", "00:01:00")]
    [InlineData("keys: there is no key 'signing-7'", "remove", "signing-7")]
    public async Task It_refuses_what_would_do_harm(string because, params string[] arguments)
    {
        folder.MakeProductionKeys();
        var before = Directory.GetFiles(folder.Keys);

        var (exitCode, output, errors) = await RunAsync(arguments);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith(because, errors, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(folder.Keys));
    }

    [Theory]
    [InlineData("say what to do")]
    [InlineData("there is no 'erase'", "erase")]
    [InlineData("name the kind", "rotate")]
    [InlineData("name the key", "remove")]
    [InlineData("'more' is one word too many", "list", "more")]
    [InlineData("there is no --now", "rotate", "signing", "--now")]
    [InlineData("--in needs a time", "rotate", "signing", "--in", "soon")]
    [InlineData("--in needs a time", "rotate", "signing", "--in")]
    [InlineData("--in is for rotate only", "list", "--in", "00:05:00")]
    [InlineData("--force is for remove only", "create", "--force")]
    [InlineData("--missing is for create only", "list", "--missing")]
    public void What_cannot_be_read_is_told_with_how_to_write_it(string because, params string[] arguments)
    {
        var refusal = Assert.Throws<UsageException>(() => KeysCommand.Read(["keys", .. arguments]));
        Assert.StartsWith($"keys: {because}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("keys rotate KIND [--in TIME]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_arguments_are_anothers() => Assert.Null(KeysCommand.Read(["--Keys:Folder", "keys"]));

    private async Task<string[]> LinesAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        return output.Trim().Split('\n');
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        ServerProcess.RunAsync(folder, "Production", ["keys", .. arguments, .. ServerProcess.KeyArguments(folder)]);
}
