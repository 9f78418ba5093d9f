using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Definitions;
using SmsAuth.Gateways;
using SmsAuth.Gateways.Outbox;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.Settings;
using SmsAuth.Verifiers;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>Verifiers and gateways that were saved while the server runs, from request to token.</summary>
public sealed class SavedVerifierTests
{
    private const string Actor = "admin";
    private const string Secret = "loft-secret-471";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_signs_in_by_a_verifier_that_was_saved_a_moment_ago_and_not_by_one_that_was_deleted()
    {
        await using var host = await SmsOtpHost.StartAsync(SmsOtpHost.WithoutLimits);
        var editor = host.Services.GetRequiredService<DefinitionEditor>();
        await host.AddClientAsync("own-app", new SmsOtpClientSettings { Verifier = "own" });
        Assert.Equal("temporarily_unavailable", (await host.ChallengeAsync(client: "own-app")).Error);

        var saved = Assert.IsType<SaveVerdict.Saved>(await editor.SaveAsync(
            new VerifierDraft("own", new CodeVerifierOptions { Gateways = [DevelopmentOutbox.GatewayName], ApplicationName = "Dovecote", CodeLength = 8 }), Actor));
        var (id, code) = await host.SendCodeAsync(client: "own-app");
        var tokens = await host.TokenAsync(code, id, client: "own-app");

        Assert.Contains("Dovecote", Assert.Single(host.Texts).Text, StringComparison.Ordinal);
        Assert.Equal((200, 8), (tokens.Status, code.Length));
        Assert.IsType<DeleteVerdict.Deleted>(await editor.DeleteAsync(DefinitionKind.Verifier, "own", saved.Version, Actor));
        Assert.Equal("temporarily_unavailable", (await host.ChallengeAsync(client: "own-app")).Error);
    }

    [Fact]
    public async Task A_secret_is_in_the_database_encrypted_only()
    {
        await using var host = await SmsOtpHost.StartAsync(static services => services.AddSingleton<IGatewayKind, LoftKind>());
        var editor = host.Services.GetRequiredService<DefinitionEditor>();
        var draft = new ProviderDraft(DefinitionKind.Gateway, "loft", "loft", new Dictionary<string, string?> { ["Key"] = Secret, ["Colour"] = "grey-blue" });

        Assert.IsType<SaveVerdict.Saved>(await editor.SaveAsync(draft, Actor));

        await using var scope = host.Services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<TestDbContext>().Database
            .SqlQueryRaw<string>("SELECT \"Document\" AS \"Value\" FROM \"SmsAuthDefinitions\"").SingleAsync(Token);
        Assert.Contains("grey-blue", document, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, document, StringComparison.Ordinal);
        var outcome = await host.Services.GetRequiredService<GatewayTrial>().SendAsync("loft", TestKit.Numbers.American, cancellationToken: Token);
        Assert.Equal(new SendOutcome.Accepted($"with {Secret.Length} characters"), outcome);
        host.Logs.AssertNowhere(Secret);
    }

    private sealed class LoftKind : IGatewayKind
    {
        public string Type => "loft";

        public string Label => "Loft";

        public IReadOnlyList<SettingDeclaration> Settings { get; } = [new("Key", "Key") { Secret = true, Required = true }, new("Colour", "Colour")];

        public ISmsGateway Create(string name, SettingValues settings) => new Loft(name, settings);
    }

    private sealed class Loft(string name, SettingValues settings) : ISmsGateway
    {
        public string Name => name;

        public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken) =>
            Task.FromResult<SendOutcome>(new SendOutcome.Accepted($"with {settings.Secret("Key").Reveal().Length} characters"));
    }
}
