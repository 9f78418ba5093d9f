using SmsAuth.Gateways;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Gateways;

/// <summary>The gateways of the section <c>SmsAuth:Gateways</c> and the verify services of <c>SmsAuth:VerifyServices</c>, each by its name, and how they are used.</summary>
internal static class GatewaySetup
{
    public const string Gateways = "Gateways";
    public const string VerifyServices = "VerifyServices";
    public const string Routes = "Routes";
    private const string Section = "SmsAuth";
    private const string Type = "Type";

    public static void AddGateways(this WebApplicationBuilder builder, StartProblems problems)
    {
        var smsAuth = builder.Services.AddSmsAuth().AddHttpGateways();
        AddEach(builder.Configuration.GetSection($"{Section}:{Gateways}"), "gateway", problems, (name, type, settings) => smsAuth.AddGateway(name, type, settings));
        AddEach(builder.Configuration.GetSection($"{Section}:{VerifyServices}"), "verify service", problems, (name, type, settings) => smsAuth.AddVerifyService(name, type, settings));

        var routes = builder.Configuration.GetSection($"{Section}:{Routes}");
        SettingsReader.Read<SmsAuth.Gateways.RouteOptions>(routes, problems);
        smsAuth.ConfigureRoutes(routes.Bind);
    }

    private static void AddEach(IConfigurationSection section, string noun, StartProblems problems, Action<string, string, Dictionary<string, string>> add)
    {
        foreach (var provider in section.GetChildren())
        {
            if (ReadType(provider, noun, problems) is not { } type) continue;
            var settings = provider.GetChildren().Where(static s => !s.Key.Equals(Type, StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var nested in settings.Where(static s => s.GetChildren().Any())) problems.Add($"{nested.Path}: is one value, not a list or section.");
            add(provider.Key, type, settings.ToDictionary(static s => s.Key, static s => s.Value ?? "", StringComparer.OrdinalIgnoreCase));
        }
    }

    private static string? ReadType(IConfigurationSection provider, string noun, StartProblems problems)
    {
        if (provider.Key.Length > 100) problems.Add($"{provider.Path}: the name of a {noun} has 1 to 100 characters.");
        else if (provider.Value is { Length: > 0 }) problems.Add($"{provider.Path}: holds settings, not a value.");
        else if (provider[Type] is { Length: > 0 } type) return type;
        else problems.Add($"{provider.Path}:{Type}: name the kind of {noun}, such as messagebird.");
        return null;
    }
}
