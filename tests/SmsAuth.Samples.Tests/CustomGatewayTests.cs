using CustomGateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Gateways;
using SmsAuth.TestKit;

namespace SmsAuth.Samples.Tests;

public sealed class CustomGatewayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("smsauth-spool-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_text_is_a_file_of_the_daemon_and_its_name_is_the_id()
    {
        await using var services = ServicesWith(("Folder", folder));

        var accepted = Assert.IsType<SendOutcome.Accepted>(await services.GetRequiredService<GatewayTrial>().SendAsync("modem", Numbers.American, cancellationToken: Token));

        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(accepted.MessageId, Path.GetFileName(file));
        var lines = await File.ReadAllLinesAsync(file, Token);
        Assert.Equal([$"To: {Numbers.American.E164[1..]}", "Alphabet: UTF-8", ""], lines[..3]);
        Assert.Contains("test", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_and_a_channel_that_it_has_not_are_outcomes()
    {
        await using var services = ServicesWith(("Folder", Path.Combine(folder, "gone")));
        var trial = services.GetRequiredService<GatewayTrial>();

        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await trial.SendAsync("modem", Numbers.American, cancellationToken: Token)).Problem);
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await trial.SendAsync("modem", Numbers.American, Channel.Voice, Token)).Problem);
    }

    [Theory]
    [InlineData("Folder", "spool")]
    [InlineData("Fodler", "/var/spool")]
    public void A_setting_that_is_wrong_is_refused_by_name(string name, string value)
    {
        using var services = ServicesWith((name, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<GatewayTrial>());

        Assert.Contains($"SmsAuth:Gateways:modem:{name}", refusal.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider ServicesWith(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IGatewayKind, SpoolGatewayKind>();
        services.AddSmsAuth().AddGateway("modem", "smstools", settings.ToDictionary(static s => s.Name, static s => s.Value));
        return services.BuildServiceProvider();
    }
}
