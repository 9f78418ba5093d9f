using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Clients;
using SmsAuth.Definitions;
using SmsAuth.Gateways;
using SmsAuth.TestKit;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Definitions;

/// <summary>Gateways and verifiers that are saved while nodes run.</summary>
public sealed class DefinitionEditorTests : IAsyncDisposable
{
    private const string Actor = "admin-1";
    private const string Secret = "coop-key-471";

    private static readonly ClientPolicy OwnApp = Engine.App with { Verifier = "own" };

    private readonly InMemoryDefinitionStore store = new();
    private readonly ReversingProtector protector = new();
    private readonly PigeonKind kind = new();
    private readonly List<Engine> engines = [];
    private readonly Engine node;

    public DefinitionEditorTests() => node = NewNode(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, string?> Settings => new() { ["Key"] = Secret, ["Ring"] = "AB" };

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in engines) await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_gateway_and_a_verifier_work_as_soon_as_they_are_saved()
    {
        await SaveGatewayAsync();
        await SaveVerifierAsync();

        await node.StartedAsync(OwnApp);

        var pigeon = Assert.Single(kind.Made);
        Assert.Equal(("dove", Secret, "AB", "https://loft.example"), (pigeon.Name, pigeon.Key, pigeon.Ring, pigeon.Loft));
        Assert.Contains("Dovecote", Assert.Single(pigeon.Sent).Body, StringComparison.Ordinal);
        Assert.Contains(node.Service<GatewayStatus>().All, static h => h.Gateway == "dove");
    }

    [Fact]
    public async Task Other_nodes_follow_within_ten_seconds_and_new_ones_before_their_first_request()
    {
        await SaveGatewayAsync();
        await SaveVerifierAsync();
        var (others, latecomers) = (new PigeonKind(), new PigeonKind());
        var other = NewNode(others);
        Assert.Single(others.Made);
        var version = await SaveGatewayAsync(await VersionAsync(), Settings.Append(new("Ring", "XYZ")));

        Assert.Equal("AB", Assert.Single(others.Made).Ring);
        await NextTurnAsync(other, () => others.Made.Count == 2);
        await other.StartedAsync(OwnApp);
        Assert.Equal("XYZ", others.Made[1].Ring);
        Assert.Single(others.Made[1].Sent);

        await other.Service<DefinitionEditor>().DeleteAsync(DefinitionKind.Verifier, "own", (await VerifiersAsync()).Single(static v => v.Name == "own").Saved!.Version, Actor);
        Assert.IsType<DeleteVerdict.Deleted>(await other.Service<DefinitionEditor>().DeleteAsync(DefinitionKind.Gateway, "dove", version, Actor));
        NewNode(latecomers);
        Assert.Empty(latecomers.Made);
    }

    [Fact]
    public async Task A_gateway_that_did_not_change_keeps_its_circuit()
    {
        await SaveGatewayAsync();
        var pigeon = Assert.Single(kind.Made);
        pigeon.Outcome = new SendOutcome.Failed("the loft is on fire", SendProblem.Unavailable);
        for (var turn = 0; turn < 10; turn++) await node.Service<GatewayTrial>().SendAsync("dove", Numbers.American, cancellationToken: Token);
        Assert.Equal(CircuitPosition.Open, HealthOf("dove").Circuit);

        await SaveGatewayAsync(name: "swift");
        Assert.Equal(CircuitPosition.Open, HealthOf("dove").Circuit);

        await SaveGatewayAsync(await VersionAsync(), Settings);
        Assert.Equal(CircuitPosition.Closed, HealthOf("dove").Circuit);
    }

    [Fact]
    public async Task A_secret_goes_in_and_never_comes_out()
    {
        await SaveGatewayAsync();

        var view = Assert.Single(await Editor.ListProvidersAsync(DefinitionKind.Gateway, Token), static v => v.Saved is not null);

        Assert.Equal(
            [new("Key", null, IsSet: true), new("Spare", null, IsSet: false), new("Loft", null, IsSet: false), new SettingView("Ring", "AB", IsSet: true)],
            view.Settings);
        Assert.Equal((Actor, node.Time.GetUtcNow()), (view.Saved!.By, view.Saved.At));
        Assert.DoesNotContain(Secret, (await store.ListAsync(Token)).Single().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new ProviderDraft(DefinitionKind.Gateway, "dove", PigeonKind.Name, Settings).ToString(), StringComparison.Ordinal);
        node.Logs.AssertNowhere(Secret);
    }

    [Fact]
    public async Task What_the_configuration_has_is_shown_without_its_secrets_too()
    {
        await using var configured = new Engine(configure: builder =>
        {
            Engine.AddDefaults(builder);
            builder.Services.AddSingleton<IGatewayKind>(kind);
            builder.AddGateway("fixed", PigeonKind.Name, new Dictionary<string, string> { ["key"] = Secret, ["ring"] = "AB" });
        });

        var views = await configured.Service<DefinitionEditor>().ListProvidersAsync(DefinitionKind.Gateway, Token);

        Assert.Equal([("fixed", PigeonKind.Name), ("recording", "")], views.Select(static v => (v.Name, v.Type)));
        Assert.All(views, static v => Assert.Null(v.Saved));
        Assert.Equal(
            [new("Key", null, IsSet: true), new("Spare", null, IsSet: false), new("Loft", null, IsSet: false), new SettingView("Ring", "AB", IsSet: true)],
            views[0].Settings);
    }

    [Fact]
    public async Task A_secret_that_is_not_entered_stays_and_anything_else_goes()
    {
        await SaveGatewayAsync(settings: Settings.Append(new("Spare", "spare-key")));

        await SaveGatewayAsync(await VersionAsync(), [new("Key", null), new("ring", "XYZ")]);

        Assert.Equal((Secret, "XYZ"), (kind.Made[^1].Key, kind.Made[^1].Ring));
        Assert.Equal("spare-key", await SpareAsync());
        await SaveGatewayAsync(await VersionAsync(), [new("Spare", "")]);
        Assert.Equal((Secret, null), (kind.Made[^1].Key, kind.Made[^1].Ring));
        Assert.Null(await SpareAsync());
    }

    [Fact]
    public async Task A_secret_is_not_sent_to_another_address_by_somebody_who_does_not_know_it()
    {
        await SaveGatewayAsync(settings: Settings.Append(new("Spare", "spare-key")));

        AssertRefused(await SaveAsync(await VersionAsync(), [new("Loft", "https://thief.example")]), "Key", "Spare");
        AssertRefused(await SaveAsync(await VersionAsync(), [new("Loft", "https://thief.example"), new("Key", "guessed")]), "Spare");
        Assert.Equal("https://loft.example", kind.Made[^1].Loft);

        // The default, spelled out, is the same address; and who knows the secrets may move them.
        await SaveGatewayAsync(await VersionAsync(), [new("Loft", "https://loft.example")]);
        await SaveGatewayAsync(await VersionAsync(), [new("Loft", "https://new.example"), new("Key", Secret), new("Spare", "")]);
        Assert.Equal("https://new.example", kind.Made[^1].Loft);
    }

    [Theory]
    [InlineData("dove", PigeonKind.Name, "Key", "abc", "Key", "4 or more")]
    [InlineData("dove", PigeonKind.Name, "Key", "", "Key", "needed")]
    [InlineData("dove", PigeonKind.Name, "Ring", "small", "Ring", "capital")]
    [InlineData("dove", PigeonKind.Name, "Colour", "grey", "Colour", "no such setting")]
    [InlineData("dove", PigeonKind.Name, "Key", "{{ $env.A__B }}", "Key", "no two _")]
    [InlineData("dove", "owl", "Ring", "AB", "Type", "pigeon")]
    [InlineData("Dove", PigeonKind.Name, "Ring", "AB", "Name", "a-z 0-9")]
    [InlineData("", PigeonKind.Name, "Ring", "AB", "Name", "1 to 50")]
    [InlineData("recording", PigeonKind.Name, "Ring", "AB", "Name", "configuration")]
    [InlineData("RECORDING", PigeonKind.Name, "Ring", "AB", "Name", "configuration")]
    public async Task What_cannot_be_saved_is_refused_setting_by_setting(string name, string type, string setting, string value, string refused, string because)
    {
        var settings = Settings;
        settings[setting] = value;

        var problem = Assert.Single(Assert.IsType<SaveVerdict.Invalid>(await Editor.SaveAsync(new ProviderDraft(DefinitionKind.Gateway, name, type, settings), Actor)).Problems);

        Assert.Equal(refused, problem.Setting);
        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync(Token));
        Assert.Empty(node.Audit.Entries);
    }

    [Fact]
    public async Task Of_two_administrators_at_once_neither_overwrites_the_other()
    {
        await SaveGatewayAsync();
        Assert.IsType<SaveVerdict.Taken>(await SaveAsync(null, new Dictionary<string, string?>(Settings) { ["Ring"] = "XY" }));
        var version = await VersionAsync();
        await SaveGatewayAsync(version, Settings);

        Assert.IsType<SaveVerdict.Changed>(await SaveAsync(version, Settings));
        Assert.IsType<DeleteVerdict.Changed>(await Editor.DeleteAsync(DefinitionKind.Gateway, "dove", version, Actor));
        Assert.IsType<DeleteVerdict.Deleted>(await Editor.DeleteAsync(DefinitionKind.Gateway, "dove", await VersionAsync(), Actor));
        Assert.IsType<SaveVerdict.Changed>(await SaveAsync(version, Settings));
    }

    [Fact]
    public async Task Adding_again_what_is_there_exactly_so_changes_nothing_and_succeeds()
    {
        Assert.True(Assert.IsType<SaveVerdict.Saved>(await SaveAsync(null, Settings)).IsNew);
        var again = Assert.IsType<SaveVerdict.Saved>(await SaveAsync(null, Settings));
        Assert.Equal((false, await VersionAsync()), (again.IsNew, again.Version));
        Assert.Single(node.Audit.Entries);

        // A secret that is another one, or is left out, is not the same.
        Assert.IsType<SaveVerdict.Taken>(await SaveAsync(null, new Dictionary<string, string?>(Settings) { ["Key"] = $"{Secret}x" }));
        Assert.IsType<SaveVerdict.Taken>(await SaveAsync(null, new Dictionary<string, string?> { ["Ring"] = "AB" }));

        var verifier = await SaveVerifierAsync();
        Assert.Equal(verifier, await SaveVerifierAsync());
        Assert.IsType<SaveVerdict.Taken>(await SaveVerifierAsync(static own => (own.Gateways, own.Pending) = (["dove"], 5)));
    }

    [Fact]
    public async Task A_verifier_that_is_turned_off_is_not_there_until_it_is_turned_on()
    {
        await SaveGatewayAsync();
        var verifiers = node.Service<IVerifierCatalog>();
        var version = await SaveVerifierAsync(configure: static own => own.Enabled = false);
        Assert.Null(verifiers.Find("own"));
        Assert.IsType<SaveVerdict.Saved>(await Editor.SaveAsync(
            new VerifierDraft("own", new CodeVerifierOptions { Gateways = ["dove"] }) { Version = version }, Actor));
        Assert.NotNull(verifiers.Find("own"));
    }

    [Fact]
    public async Task A_gateway_is_not_deleted_while_a_verifier_names_it()
    {
        await SaveGatewayAsync();
        await SaveGatewayAsync(name: "swift");
        var verifier = await SaveVerifierAsync(configure: static own => own.Channels["voice"] = new ChannelOptions { Gateways = ["swift"] });

        foreach (var gateway in new[] { "dove", "swift" })
        {
            Assert.Equal(["own"], Assert.IsType<DeleteVerdict.InUse>(await Editor.DeleteAsync(DefinitionKind.Gateway, gateway, await VersionAsync(gateway), Actor)).By);
        }

        Assert.IsType<DeleteVerdict.Deleted>(await Editor.DeleteAsync(DefinitionKind.Verifier, "own", verifier, Actor));
        Assert.IsType<DeleteVerdict.Deleted>(await Editor.DeleteAsync(DefinitionKind.Gateway, "dove", await VersionAsync(), Actor));
        Assert.DoesNotContain(node.Service<GatewayStatus>().All, static h => h.Gateway == "dove");
    }

    [Fact]
    public async Task A_verifier_is_validated_as_in_the_configuration_and_warned_of_long_texts()
    {
        AssertRefused(await SaveVerifierAsync(static own => own.Gateways = ["dove"]), "Gateways");
        AssertRefused(
            await SaveVerifierAsync(static own =>
            {
                own.Gateways = ["recording"];
                own.Tries = 50;
                own.Limits.NumberPerHour = -1;
                own.Texts["de"] = new Dictionary<string, string> { ["sign_in"] = "ohne" };
            }),
            "Texts:de:sign_in",
            "Tries",
            "Limits:NumberPerHour");

        var saved = Assert.IsType<SaveVerdict.Saved>(await SaveVerifierAsync(static own =>
        {
            own.Gateways = ["recording"];
            own.Texts["de"] = new Dictionary<string, string> { ["sign_in"] = "{code}" + new string('.', 200) };
        }));

        Assert.Equal(("de", "sign_in", 2), Assert.Single(saved.LongTexts) is var text ? (text.Language, text.Name, text.Segments) : default);
    }

    [Fact]
    public async Task Every_option_of_a_verifier_is_read_as_it_was_saved()
    {
        await SaveGatewayAsync();
        await SaveVerifierAsync(configure: static own =>
        {
            own.Countries["dove"] = ["SE"];
            own.Domain = "example.com";
            own.AndroidAppHashes["app"] = "FA+9qCX9VSu";
            own.Texts["DE"] = new Dictionary<string, string> { ["sign_in"] = "{code} {app}" };
            own.Lifetime = TimeSpan.FromMinutes(7);
            own.ResendAfter = TimeSpan.FromSeconds(90);
            own.Resend = ResendMode.SameCode;
            own.RerouteFailed = true;
            own.Limits.NumberPerDay = 4;
            own.Channels["voice"] = new ChannelOptions { Gateways = ["recording"], After = 2 };
        });

        var read = (await VerifiersAsync()).Single(static v => v.Name == "own").Code!;

        Assert.Equal(["SE"], read.Countries["dove"]);
        Assert.Equal(("example.com", "FA+9qCX9VSu", "{code} {app}"), (read.Domain, read.AndroidAppHashes["app"], read.Texts["de"]["sign_in"]));
        Assert.Equal((TimeSpan.FromMinutes(7), TimeSpan.FromSeconds(90), ResendMode.SameCode, true), (read.Lifetime, read.ResendAfter, read.Resend, read.RerouteFailed));
        Assert.Equal((4, null, 2), (read.Limits.NumberPerDay, read.Limits.NumberPerHour, read.Channels["voice"].After));
        Assert.Equal(["recording"], read.Channels["voice"].Gateways);
        Assert.Equal(["dove"], read.Gateways);
        Assert.Contains(await VerifiersAsync(), static v => v is { Name: ClientPolicy.DefaultVerifier, Saved: null, Code.Gateways: ["recording"] });
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_trail_with_who_made_it()
    {
        await SaveGatewayAsync();
        await SaveGatewayAsync(await VersionAsync(), Settings);
        await Editor.DeleteAsync(DefinitionKind.Gateway, "dove", await VersionAsync(), Actor);
        await SaveVerifierAsync(static own => own.Gateways = ["recording"]);

        Assert.Equal(["gateway:added:dove", "gateway:changed:dove", "gateway:deleted:dove", "verifier:added:own"], node.Audit.Entries.Select(static e => e.Reason));
        Assert.All(node.Audit.Entries, static e => Assert.Equal((AuditEvent.AdminAction, Actor), (e.Event, e.Actor)));
    }

    [Fact]
    public async Task Secrets_are_under_the_new_key_soon_after_a_change_of_keys()
    {
        await SaveGatewayAsync();
        var version = await VersionAsync();
        protector.Key = "second";

        await NextTurnAsync(node, () => node.Logs.Entries.Any(static e => e.EventId.Id == 2505));

        protector.Lost.Add("first");
        Assert.Equal(version, await VersionAsync());
        var later = new PigeonKind();
        NewNode(later);
        Assert.Equal(Secret, Assert.Single(later.Made).Key);
        Assert.Single(kind.Made);
    }

    [Fact]
    public async Task What_cannot_be_decrypted_is_left_out_said_once_and_asked_for_again()
    {
        await SaveGatewayAsync();
        await SaveVerifierAsync();
        protector.Lost.Add("first");
        var later = new PigeonKind();
        var other = NewNode(later);
        for (var turn = 0; turn < 3; turn++) await other.Service<SavedDefinitions>().TryRefreshAsync(Token);

        Assert.Empty(later.Made);
        Assert.Contains("Key", Assert.Single(other.Logs.Entries, static e => e.EventId.Id == 2503).Message, StringComparison.Ordinal);
        Assert.NotNull(other.Service<IVerifierCatalog>().Find("own"));

        protector.Key = "second";
        var editor = other.Service<DefinitionEditor>();
        var draft = new ProviderDraft(DefinitionKind.Gateway, "dove", PigeonKind.Name, new Dictionary<string, string?>()) { Version = await VersionAsync() };
        AssertRefused(await editor.SaveAsync(draft, Actor), "Key");
        Assert.IsType<SaveVerdict.Saved>(await editor.SaveAsync(draft with { Settings = Settings }, Actor));
        Assert.Equal(Secret, Assert.Single(later.Made).Key);
    }

    [Fact]
    public async Task A_secret_is_of_no_use_in_another_place()
    {
        await SaveGatewayAsync();
        var saved = (await store.ListAsync(Token)).Single();
        await store.TryAddAsync(saved with { Name = "copy", Version = Guid.NewGuid() });

        await node.Service<SavedDefinitions>().TryRefreshAsync(Token);

        Assert.Single(kind.Made);
        Assert.Contains("copy", Assert.Single(node.Logs.Entries, static e => e.EventId.Id == 2503).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"settings":{},"secrets":{}}""")]
    [InlineData("""{"settings":{"Key":"coop-key-471","Future":"x"},"secrets":{}}""")]
    public async Task What_cannot_be_read_is_left_out_and_the_rest_works(string document)
    {
        await SaveGatewayAsync();
        var saved = (await store.ListAsync(Token)).Single();
        await store.TryAddAsync(saved with { Name = "broken", Document = document, Version = Guid.NewGuid() });
        await store.TryAddAsync(saved with { Name = "broken", Kind = DefinitionKind.Verifier, Type = "code", Document = document, Version = Guid.NewGuid() });
        await store.TryAddAsync(saved with { Name = "recording", Version = Guid.NewGuid() });

        await node.Service<SavedDefinitions>().TryRefreshAsync(Token);
        await SaveVerifierAsync();

        Assert.Single(kind.Made);
        await node.StartedAsync(OwnApp);
        Assert.Single(kind.Made[0].Sent);
        Assert.Contains(node.Logs.Entries, static e => e is { EventId.Id: 2503, Level: LogLevel.Error });
        Assert.Contains(node.Logs.Entries, static e => e is { EventId.Id: 2506, Level: LogLevel.Warning });
    }

    [Fact]
    public async Task While_the_store_cannot_be_read_all_stays_as_it_was()
    {
        await SaveGatewayAsync();
        await SaveVerifierAsync();
        var outage = new Outage(store);
        var pigeons = new PigeonKind();
        var other = NewNode(pigeons, outage);
        outage.IsOn = true;

        await other.Service<SavedDefinitions>().TryRefreshAsync(Token);

        Assert.Contains(other.Logs.Entries, static e => e is { EventId.Id: 2504, Level: LogLevel.Error });
        await other.StartedAsync(OwnApp);
        Assert.Single(Assert.Single(pigeons.Made).Sent);
    }

    [Fact]
    public async Task Without_a_protector_no_secret_is_saved()
    {
        await using var bare = new Engine(configure: builder =>
        {
            Engine.AddDefaults(builder);
            builder.Services.AddSingleton<IGatewayKind>(kind);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => bare.Service<DefinitionEditor>().SaveAsync(new ProviderDraft(DefinitionKind.Gateway, "dove", PigeonKind.Name, Settings), Actor));
    }

    private DefinitionEditor Editor => node.Service<DefinitionEditor>();

    private static void AssertRefused(SaveVerdict verdict, params string[] settings) =>
        Assert.Equal(settings, Assert.IsType<SaveVerdict.Invalid>(verdict).Problems.Select(static p => p.Setting));

    // A node looks every ten seconds of its clock, from the moment on at which its loop has begun to wait.
    private static async Task NextTurnAsync(Engine node, Func<bool> seen)
    {
        for (var turn = 0; turn < 500 && !seen(); turn++)
        {
            node.Time.Advance(SavedDefinitions.Interval);
            await Task.Delay(20, Token);
        }

        Assert.True(seen());
    }

    private Engine NewNode(PigeonKind pigeons, IDefinitionStore? definitions = null)
    {
        var engine = new Engine(configure: builder =>
        {
            Engine.AddUnlimited(builder);
            builder.Services.AddSingleton<IGatewayKind>(pigeons);
            builder.Services.AddSingleton<ISettingProtector>(protector);
            builder.Services.AddSingleton(definitions ?? store);
        });
        engines.Add(engine);
        return engine;
    }

    private GatewayHealth HealthOf(string gateway) => node.Service<GatewayStatus>().All.Single(h => h.Gateway == gateway);

    private async Task<string?> SpareAsync()
    {
        var document = ProviderDocument.Read((await store.ListAsync(Token)).Single().Document);
        return document.Open(DefinitionKind.Gateway, "dove", new SettingVault([protector])).Values.GetValueOrDefault("Spare");
    }

    private async Task<Guid> VersionAsync(string name = "dove") =>
        (await store.ListAsync(Token)).Single(d => d.Kind is DefinitionKind.Gateway && d.Name == name).Version;

    private Task<IReadOnlyList<VerifierView>> VerifiersAsync() => Editor.ListVerifiersAsync(Token);

    private Task<SaveVerdict> SaveAsync(Guid? version, IEnumerable<KeyValuePair<string, string?>> settings, string name = "dove") => Editor.SaveAsync(
        new ProviderDraft(DefinitionKind.Gateway, name, PigeonKind.Name, settings.GroupBy(static s => s.Key).ToDictionary(static g => g.Key, static g => g.Last().Value)) { Version = version }, Actor);

    private async Task<Guid> SaveGatewayAsync(Guid? version = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, string name = "dove") =>
        Assert.IsType<SaveVerdict.Saved>(await SaveAsync(version, settings ?? Settings, name)).Version;

    private Task<SaveVerdict> SaveVerifierAsync(Action<CodeVerifierOptions> set)
    {
        var options = new CodeVerifierOptions { ApplicationName = "Dovecote" };
        set(options);
        return Editor.SaveAsync(new VerifierDraft("own", options), Actor);
    }

    private async Task<Guid> SaveVerifierAsync(IReadOnlyList<string>? gateways = null, Action<CodeVerifierOptions>? configure = null) =>
        Assert.IsType<SaveVerdict.Saved>(await SaveVerifierAsync(own =>
        {
            own.Gateways = [.. gateways ?? ["dove"]];
            configure?.Invoke(own);
        })).Version;

    private sealed class Outage(IDefinitionStore inner) : IDefinitionStore
    {
        public bool IsOn { get; set; }

        public Task<IReadOnlyList<SavedDefinition>> ListAsync(CancellationToken cancellationToken) => IsOn ? throw new StoreOutageException() : inner.ListAsync(cancellationToken);

        public Task<bool> TryAddAsync(SavedDefinition definition) => inner.TryAddAsync(definition);

        public Task<bool> TryReplaceAsync(SavedDefinition definition, Guid version) => inner.TryReplaceAsync(definition, version);

        public Task<bool> TryDeleteAsync(DefinitionKind kind, string name, Guid version) => inner.TryDeleteAsync(kind, name, version);
    }
}
