using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Commands;

public sealed class HealthCheckCommandTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_tells_by_its_exit_code_whether_the_server_is_ready()
    {
        await using var server = await ServerProcess.StartAsync(folder, "Development");
        var port = server.Client.BaseAddress!.Port;
        Assert.Equal((0, "ready"), await CheckAsync($"--urls=http://127.0.0.1:{port}"));

        folder.Sql("""DELETE FROM "__EFMigrationsHistory" """);

        Assert.Equal((1, "not ready: 503"), await CheckAsync($"--urls=http://127.0.0.1:{port}"));
    }

    [Theory]
    [InlineData("--urls=http://+:{0}")]
    [InlineData("--urls=http://*:{0};http://*:1")]
    [InlineData("--urls=http://0.0.0.0:{0}")]
    [InlineData("--urls=http://[::]:{0}")]
    [InlineData("--Kestrel:Endpoints:public:Url=http://0.0.0.0:{0}")]
    public async Task It_finds_the_server_where_the_settings_say_that_it_listens(string setting)
    {
        await using var server = await ServerProcess.StartAsync(folder, "Development");

        Assert.Equal((0, "ready"), await CheckAsync(string.Format(null, setting, server.Client.BaseAddress!.Port)));
    }

    [Fact]
    public async Task It_asks_over_TLS_whatever_the_name_in_the_certificate()
    {
        var certificate = folder.MakeCertificate();
        var address = $"https://127.0.0.1:{Tools.FreePort()}";
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            ("URLS", ""),
            ("Kestrel:Endpoints:public:Url", address),
            ("Kestrel:Certificates:Default:Path", certificate),
            ("Kestrel:Certificates:Default:KeyPath", certificate));

        Assert.Equal((0, "ready"), await CheckAsync($"--urls={address}"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_from_one_that_is_not_ready()
    {
        var (exitCode, output) = await CheckAsync($"--urls=http://127.0.0.1:{Tools.FreePort()}");

        Assert.Equal(1, exitCode);
        Assert.Contains("does not answer", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("--urls=http://127.0.0.1:0")]
    public async Task What_cannot_be_read_is_an_error_of_its_own(string argument)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, "Production", ["healthcheck", argument]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("healthcheck: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> CheckAsync(string setting)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, "Production", ["healthcheck", setting]);
        Assert.Equal("", errors);
        return (exitCode, output.Trim());
    }
}
