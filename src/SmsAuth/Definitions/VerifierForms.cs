using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SmsAuth.Messages;
using SmsAuth.Settings;
using SmsAuth.Verifiers;

namespace SmsAuth.Definitions;

/// <summary>Reads verifiers as somebody fills them in, and shows them.</summary>
internal sealed class VerifierForms(
    VerifierCatalog catalog,
    IEnumerable<ServiceVerifierName> serviceNames,
    IOptionsMonitor<CodeVerifierOptions> codeOptions,
    IOptionsMonitor<ServiceVerifierOptions> serviceOptions,
    CodeVerifierOptionsValidator codeValidator,
    ServiceVerifierOptionsValidator serviceValidator,
    TextPreviews previews)
{
    /// <summary>Those of the application's configuration.</summary>
    public IEnumerable<VerifierView> Configured()
    {
        var services = serviceNames.Select(static n => n.Value).ToHashSet(StringComparer.Ordinal);
        return catalog.Configured.Order(StringComparer.Ordinal).Select(name => services.Contains(name)
            ? new VerifierView(name) { Service = VerifierDocument.CopyOf(serviceOptions.Get(name)) }
            : new VerifierView(name) { Code = VerifierDocument.CopyOf(codeOptions.Get(name)) });
    }

    public bool IsConfigured(string name) => catalog.Configured.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static VerifierView View(SavedDefinition saved) => new(saved.Name)
    {
        Code = saved.Type == VerifierDocument.CodeType ? VerifierDocument.Read<CodeVerifierOptions>(saved.Document) : null,
        Service = saved.Type == VerifierDocument.ServiceType ? VerifierDocument.Read<ServiceVerifierOptions>(saved.Document) : null,
        Saved = DefinitionVersion.Of(saved),
    };

    /// <summary>The gateways or verify services that a saved verifier names.</summary>
    public static IEnumerable<string> ProvidersOf(SavedDefinition saved, DefinitionKind kind) => (kind, View(saved)) switch
    {
        (DefinitionKind.Gateway, { Code: { } code }) => code.Gateways.Concat(code.Channels.Values.SelectMany(static c => c.Gateways)),
        (DefinitionKind.VerifyService, { Service: { } service }) => service.Services,
        _ => [],
    };

    /// <summary>Whether a draft says exactly what is saved.</summary>
    public bool IsAsSaved(VerifierDraft draft, SavedDefinition saved) =>
        TypeOf(draft) == saved.Type
        && Read(draft).Document is { } document
        && JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse(saved.Document));

    public static string TypeOf(VerifierDraft draft) => draft.Code is null ? VerifierDocument.ServiceType : VerifierDocument.CodeType;

    /// <returns>The document to save, and what is wrong with the draft; a document only when nothing is.</returns>
    public (string? Document, IReadOnlyList<SettingProblem> Problems) Read(VerifierDraft draft)
    {
        var problems = draft.Code is { } code ? codeValidator.ProblemsOf(code) : serviceValidator.ProblemsOf(draft.Service!);
        return problems.Count > 0 ? (null, problems) : (draft.Code is not null ? VerifierDocument.Write(draft.Code) : VerifierDocument.Write(draft.Service), []);
    }

    /// <summary>Those of its own texts that take more than one message each.</summary>
    public IReadOnlyList<TextPreview> LongTextsOf(VerifierDraft draft) =>
        draft.Code is { Texts.Count: > 0 } code ? [.. previews.Of(code).Where(static t => t is { IsOwn: true, Segments: > 1 })] : [];
}
