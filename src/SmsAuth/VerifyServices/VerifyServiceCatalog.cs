using SmsAuth.Settings;

namespace SmsAuth.VerifyServices;

/// <summary>The verify services there are by the application's configuration.</summary>
internal sealed class VerifyServiceCatalog : ProviderCatalog<IVerifyService, IVerifyServiceKind>
{
    public VerifyServiceCatalog(
        IEnumerable<IVerifyService> services, IEnumerable<IVerifyServiceKind> kinds, IEnumerable<VerifyServiceDefinition> definitions, SettingReferences references)
        : base("SmsAuth:VerifyServices", "verify service", kinds, references)
    {
        foreach (var service in services) Add(service.Name, service);
        foreach (var (name, type, settings) in definitions) Add(name, Create(name, type, settings));
    }

    protected override IVerifyService Create(IVerifyServiceKind kind, string name, SettingValues settings) => kind.Create(name, settings);
}
