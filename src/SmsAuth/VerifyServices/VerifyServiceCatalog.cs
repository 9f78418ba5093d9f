using SmsAuth.Settings;

namespace SmsAuth.VerifyServices;

/// <summary>The verify services there are.</summary>
internal sealed class VerifyServiceCatalog : ProviderCatalog<IVerifyService>
{
    private const string Noun = "verify service";

    public VerifyServiceCatalog(
        IEnumerable<IVerifyService> services, IEnumerable<IVerifyServiceKind> kinds, IEnumerable<VerifyServiceDefinition> definitions, SettingReferences references)
        : base("SmsAuth:VerifyServices", Noun)
    {
        foreach (var service in services) Add(service.Name, service);
        IReadOnlyList<IVerifyServiceKind> known = [.. kinds];
        foreach (var (name, type, settings) in definitions) Add(name, type, settings, known, references, (kind, values) => kind.Create(name, values));
    }

    /// <summary>What is wrong with a definition, setting by setting.</summary>
    public static IReadOnlyList<SettingProblem> ProblemsOf(VerifyServiceDefinition definition, IReadOnlyList<IVerifyServiceKind> kinds) =>
        ProblemsOf(definition.Type, definition.Settings, kinds, Noun);
}
