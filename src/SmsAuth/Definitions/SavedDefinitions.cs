using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Gateways;
using SmsAuth.Verifiers;
using SmsAuth.VerifyServices;

namespace SmsAuth.Definitions;

/// <summary>
/// Makes gateways, verify services and verifiers of what is saved, before the first request and again every ten seconds. What did not change stays as it
/// is, with its circuit. What cannot be read is left out, and as long as nothing can be read all stays.
/// </summary>
internal sealed class SavedDefinitions(
    IDefinitionStore store,
    SettingVault vault,
    GatewayCatalog gatewayKinds,
    GatewayRoute gateways,
    VerifyServiceCatalog serviceKinds,
    ServiceRoute services,
    VerifierCatalog verifiers,
    TimeProvider time,
    ILogger<SavedDefinitions> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1, 1);
    private Dictionary<(DefinitionKind Kind, string Name), Made> known = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryRefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    /// <summary>Takes up what is saved now. When it cannot be read, the log says so, and the next turn tries again.</summary>
    public async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var next = new Dictionary<(DefinitionKind Kind, string Name), Made>();
            foreach (var definition in await store.ListAsync(cancellationToken)) next[(definition.Kind, definition.Name)] = await MakeAsync(definition);
            known = next;
            gateways.Use(Of<ISmsGateway>(DefinitionKind.Gateway));
            services.Use(Of<IVerifyService>(DefinitionKind.VerifyService));
            verifiers.Use(Of<IVerifier>(DefinitionKind.Verifier));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRead(logger, exception);
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, time, stoppingToken);
            await TryRefreshAsync(stoppingToken);
        }
    }

    private Dictionary<string, T> Of<T>(DefinitionKind kind) => known
        .Where(k => k.Key.Kind == kind && k.Value.Object is T)
        .ToDictionary(static k => k.Key.Name, static k => (T)k.Value.Object!, StringComparer.Ordinal);

    private async Task<Made> MakeAsync(SavedDefinition definition)
    {
        var before = known.TryGetValue((definition.Kind, definition.Name), out var made) && made.Version == definition.Version ? made : null;
        if (IsConfigured(definition))
        {
            if (before is null) Log.Shadowed(logger, definition.Kind, definition.Name);
            return new Made(definition.Version, Object: null);
        }

        try
        {
            var settings = definition.Kind is DefinitionKind.Verifier ? [] : await OpenAsync(definition);
            return before?.Object is not null ? before : new Made(definition.Version, Make(definition, settings));
        }
        catch (Exception exception)
        {
            if (before is null) Log.Unusable(logger, definition.Kind, definition.Name, TellOf(exception));
            return new Made(definition.Version, Object: null);
        }
    }

    // Settings may be secret: of other exceptions only the type is safe to tell.
    private static string TellOf(Exception exception) =>
        exception is UnusableDefinitionException or OptionsValidationException ? exception.Message : exception.GetType().Name;

    private bool IsConfigured(SavedDefinition definition) => definition.Kind switch
    {
        DefinitionKind.Gateway => gatewayKinds.Providers.ContainsKey(definition.Name),
        DefinitionKind.VerifyService => serviceKinds.Providers.ContainsKey(definition.Name),
        _ => verifiers.Configured.Contains(definition.Name),
    };

    private object? Make(SavedDefinition definition, Dictionary<string, string> settings) => definition.Kind switch
    {
        DefinitionKind.Gateway => gatewayKinds.Create(definition.Name, definition.Type, settings),
        DefinitionKind.VerifyService => serviceKinds.Create(definition.Name, definition.Type, settings),
        DefinitionKind.Verifier when definition.Type == VerifierDocument.CodeType => VerifierDocument.Read<CodeVerifierOptions>(definition.Document) is { Enabled: true } code ? verifiers.Create(definition.Name, code) : null,
        DefinitionKind.Verifier when definition.Type == VerifierDocument.ServiceType => VerifierDocument.Read<ServiceVerifierOptions>(definition.Document) is { Enabled: true } service ? verifiers.Create(definition.Name, service) : null,
        _ => throw new UnusableDefinitionException($"this server knows no {definition.Kind} of the type {definition.Type}."),
    };

    private async Task<Dictionary<string, string>> OpenAsync(SavedDefinition definition)
    {
        var document = ProviderDocument.Read(definition.Document);
        var (values, isStale) = document.Open(definition.Kind, definition.Name, vault);
        var lost = values.Where(static v => v.Value is null).Select(static v => v.Key).ToList();
        if (lost.Count > 0) throw new UnusableDefinitionException($"{string.Join(", ", lost)} cannot be decrypted; enter it again.");

        var settings = values.ToDictionary(static v => v.Key, static v => v.Value!, StringComparer.Ordinal);
        if (isStale) await ProtectAnewAsync(definition, document, settings);
        return settings;
    }

    // Keys that are not used any more are removed in time; what they protect has to be under the current one by then. The version stays: nothing changed.
    private async Task ProtectAnewAsync(SavedDefinition definition, ProviderDocument document, Dictionary<string, string> settings)
    {
        var anew = ProviderDocument.Of(definition.Kind, definition.Name, settings, document.Secrets.ContainsKey, vault);
        if (await store.TryReplaceAsync(definition with { Document = anew.ToString() }, definition.Version)) Log.ProtectedAnew(logger, definition.Kind, definition.Name);
    }

    private sealed class UnusableDefinitionException(string message) : Exception(message);

    /// <param name="Version">The version that it was made of.</param>
    /// <param name="Object">A gateway, verify service or verifier; null when it cannot be used, or is not to be.</param>
    private sealed record Made(Guid Version, object? Object);
}
