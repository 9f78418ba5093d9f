using SmsAuth.Gateways;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Gateways;

/// <summary>The gateways of the section <c>SmsAuth:Gateways</c>, each by its name, and how they are used.</summary>
internal static class GatewaySetup
{
    public const string Gateways = "Gateways";
    public const string Routes = "Routes";
    private const string Section = "SmsAuth";
    private const string Type = "Type";

    public static void AddGateways(this WebApplicationBuilder builder, StartProblems problems)
    {
        var smsAuth = builder.Services.AddSmsAuth().AddHttpGateways();
        foreach (var gateway in builder.Configuration.GetSection($"{Section}:{Gateways}").GetChildren())
        {
            if (ReadType(gateway, problems) is not { } type) continue;
            var settings = gateway.GetChildren().Where(static s => !s.Key.Equals(Type, StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var nested in settings.Where(static s => s.GetChildren().Any())) problems.Add($"{nested.Path}: is one value, not a list or section.");
            smsAuth.AddGateway(gateway.Key, type, settings.ToDictionary(static s => s.Key, static s => s.Value ?? "", StringComparer.OrdinalIgnoreCase));
        }

        var routes = builder.Configuration.GetSection($"{Section}:{Routes}");
        SettingsReader.Read<RouteOptions>(routes, problems);
        smsAuth.ConfigureRoutes(routes.Bind);
    }

    private static string? ReadType(IConfigurationSection gateway, StartProblems problems)
    {
        if (gateway.Key.Length > 100) problems.Add($"{gateway.Path}: the name of a gateway has 1 to 100 characters.");
        else if (gateway.Value is { Length: > 0 }) problems.Add($"{gateway.Path}: holds settings, not a value.");
        else if (gateway[Type] is { Length: > 0 } type) return type;
        else problems.Add($"{gateway.Path}:{Type}: name the kind of gateway, such as messagebird.");
        return null;
    }
}
