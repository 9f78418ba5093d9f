using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Messages;
using SmsAuth.Settings;

namespace SmsAuth.Definitions;

/// <summary>
/// What administrators do with gateways, verify services and verifiers, beside those of the configuration. Secrets go in and never come out. Every change is in
/// the audit trail; this node follows at once and all others within ten seconds.
/// </summary>
public sealed partial class DefinitionEditor
{
    private const string NameSetting = "Name";

    private readonly IDefinitionStore store;
    private readonly SavedDefinitions saved;
    private readonly ProviderForms providers;
    private readonly VerifierForms verifiers;
    private readonly IAuditTrail audit;
    private readonly TimeProvider time;
    private readonly ILogger<DefinitionEditor> logger;

    internal DefinitionEditor(
        IDefinitionStore store, SavedDefinitions saved, ProviderForms providers, VerifierForms verifiers, IAuditTrail audit, TimeProvider time, ILogger<DefinitionEditor> logger) =>
        (this.store, this.saved, this.providers, this.verifiers, this.audit, this.time, this.logger) = (store, saved, providers, verifiers, audit, time, logger);

    /// <summary>The gateways or verify services, those of the configuration first, each by name.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<ProviderView>> ListProvidersAsync(DefinitionKind kind, CancellationToken cancellationToken)
    {
        RequireProvider(kind);
        return [.. providers.Configured(kind), .. (await store.ListAsync(cancellationToken)).Where(d => d.Kind == kind).Select(providers.View)];
    }

    /// <summary>The verifiers, those of the configuration first, each by name.</summary>
    public async Task<IReadOnlyList<VerifierView>> ListVerifiersAsync(CancellationToken cancellationToken) =>
        [.. verifiers.Configured(), .. (await store.ListAsync(cancellationToken)).Where(static d => d.Kind is DefinitionKind.Verifier).Select(VerifierForms.View)];

    /// <summary>What is wrong with a verifier, setting by setting, whatever its name; nothing is saved.</summary>
    /// <param name="draft">How it is to be.</param>
    public IReadOnlyList<SettingProblem> ProblemsOf(VerifierDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return verifiers.Read(draft).Problems;
    }

    /// <summary>Adds or changes a gateway or verify service. Adding again what is saved exactly so changes nothing and succeeds.</summary>
    /// <param name="draft">How it is to be.</param>
    /// <param name="actor">Who does it, 1 to <see cref="SavedDefinition.MaxActorLength"/> characters.</param>
    public async Task<SaveVerdict> SaveAsync(ProviderDraft draft, string actor)
    {
        ArgumentNullException.ThrowIfNull(draft);
        RequireProvider(draft.Kind);
        RequireActor(actor);
        var current = await FindAsync(draft.Kind, draft.Name);
        if (current is not null && draft.Version is null && providers.IsAsSaved(draft, current)) return new SaveVerdict.Saved(current.Version, LongTexts: []);
        if (current?.Version != draft.Version) return Lost(draft.Version);

        var (document, problems) = providers.Read(draft, current);
        return AllProblems(draft.Name, providers.IsConfigured(draft.Kind, draft.Name), document, problems) is { Count: > 0 } all
            ? new SaveVerdict.Invalid(all)
            : await WriteAsync(draft.Kind, draft.Name, draft.Type, document!, draft.Version, actor, longTexts: []);
    }

    /// <summary>Adds or changes a verifier. Adding again what is saved exactly so changes nothing and succeeds.</summary>
    /// <param name="draft">How it is to be.</param>
    /// <param name="actor">Who does it, 1 to <see cref="SavedDefinition.MaxActorLength"/> characters.</param>
    public async Task<SaveVerdict> SaveAsync(VerifierDraft draft, string actor)
    {
        ArgumentNullException.ThrowIfNull(draft);
        RequireActor(actor);
        var current = await FindAsync(DefinitionKind.Verifier, draft.Name);
        if (current is not null && draft.Version is null && verifiers.IsAsSaved(draft, current)) return new SaveVerdict.Saved(current.Version, verifiers.LongTextsOf(draft));
        if (current?.Version != draft.Version) return Lost(draft.Version);

        await saved.TryRefreshAsync(CancellationToken.None);
        var (document, problems) = verifiers.Read(draft);
        return AllProblems(draft.Name, verifiers.IsConfigured(draft.Name), document, problems) is { Count: > 0 } all
            ? new SaveVerdict.Invalid(all)
            : await WriteAsync(DefinitionKind.Verifier, draft.Name, VerifierForms.TypeOf(draft), document!, draft.Version, actor, verifiers.LongTextsOf(draft));
    }

    /// <summary>Deletes what was saved. A gateway or verify service that a saved verifier names stays.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version that is meant.</param>
    /// <param name="actor">Who does it, 1 to <see cref="SavedDefinition.MaxActorLength"/> characters.</param>
    public async Task<DeleteVerdict> DeleteAsync(DefinitionKind kind, string name, Guid version, string actor)
    {
        ArgumentNullException.ThrowIfNull(name);
        RequireActor(actor);
        var all = await store.ListAsync(CancellationToken.None);
        var users = all.Where(d => d.Kind is DefinitionKind.Verifier && VerifierForms.ProvidersOf(d, kind).Contains(name)).Select(static d => d.Name).ToList();
        if (users.Count > 0) return new DeleteVerdict.InUse(users);
        if (!await store.TryDeleteAsync(kind, name, version)) return new DeleteVerdict.Changed();
        Log.Deleted(logger, actor, kind, name);
        await TakeUpAsync("deleted", kind, name, actor);
        return new DeleteVerdict.Deleted();
    }

    private static SaveVerdict Lost(Guid? version) => version is null ? new SaveVerdict.Taken() : new SaveVerdict.Changed();

    private static void RequireActor(string actor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actor.Length, SavedDefinition.MaxActorLength, nameof(actor));
    }

    private static void RequireProvider(DefinitionKind kind)
    {
        if (kind is not (DefinitionKind.Gateway or DefinitionKind.VerifyService)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "A gateway or a verify service.");
    }

    private static List<SettingProblem> AllProblems(string name, bool isConfigured, string? document, IReadOnlyList<SettingProblem> problems)
    {
        List<SettingProblem> all = [.. problems];
        if (document?.Length > SavedDefinition.MaxDocumentLength) all.Add(new SettingProblem("Texts", $"all settings together have at most {SavedDefinition.MaxDocumentLength} characters."));
        if (isConfigured || name == Challenge.TestVerifier) all.Add(new SettingProblem(NameSetting, "the configuration has one of that name; choose another one, or change it there."));
        else if (!AllowedName().IsMatch(name)) all.Add(new SettingProblem(NameSetting, $"it has 1 to {SavedDefinition.MaxNameLength} of the characters a-z 0-9 - _, the first a letter or digit."));
        return all;
    }

    private async Task<SavedDefinition?> FindAsync(DefinitionKind kind, string name) =>
        (await store.ListAsync(CancellationToken.None)).FirstOrDefault(d => d.Kind == kind && d.Name == name);

    private async Task<SaveVerdict> WriteAsync(
        DefinitionKind kind, string name, string type, string document, Guid? version, string actor, IReadOnlyList<TextPreview> longTexts)
    {
        var definition = new SavedDefinition
        {
            Kind = kind,
            Name = name,
            Type = type,
            Document = document,
            Version = Guid.NewGuid(),
            SavedAt = time.GetUtcNow(),
            SavedBy = actor,
        };
        if (!(version is { } known ? await store.TryReplaceAsync(definition, known) : await store.TryAddAsync(definition))) return Lost(version);
        Log.Saved(logger, actor, kind, name);
        await TakeUpAsync(version is null ? "added" : "changed", kind, name, actor);
        return new SaveVerdict.Saved(definition.Version, longTexts) { IsNew = version is null };
    }

    private async Task TakeUpAsync(string what, DefinitionKind kind, string name, string actor)
    {
        await saved.TryRefreshAsync(CancellationToken.None);
        await audit.RecordAsync(new AuditEntry
        {
            Event = AuditEvent.AdminAction,
            At = time.GetUtcNow(),
            Reason = $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())}:{what}:{name}",
            Actor = actor,
        });
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_\-]{0,49}\z")]
    private static partial Regex AllowedName();
}
