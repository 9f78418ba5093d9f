using SmsAuth.Clients;
using SmsAuth.Gateways.Outbox;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Startup;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.Verifiers;

/// <summary>The verifiers of the section <c>SmsAuth:Verifiers</c>, each by its name.</summary>
internal static class VerifierSetup
{
    private const string Section = "SmsAuth";
    private const string Verifiers = "Verifiers";
    private static readonly string[] Known = [Verifiers, "Limits", "Numbers", "Recycling"];

    public static void AddVerifiers(this WebApplicationBuilder builder, KeyRing keys, StartProblems problems)
    {
        var smsAuth = builder.Services.AddSmsAuth().UsePeppers(keys.Apply);
        var verifiers = SectionOf(builder.Configuration, problems).GetChildren().ToList();
        if (builder.Environment.IsDevelopment()) smsAuth.AddDevelopmentOutbox().AddCodeVerifier(ClientPolicy.DefaultVerifier, UseDemoDefaults);

        foreach (var verifier in verifiers)
        {
            var settings = SettingsReader.Read<CodeVerifierOptions>(verifier, problems);
            if (!builder.Environment.IsDevelopment()) RefuseOutbox(verifier, settings, problems);
            smsAuth.AddCodeVerifier(verifier.Key, verifier.Bind);
        }

        if (builder.Environment.IsDevelopment()) smsAuth.AddCodeVerifier(ClientPolicy.DefaultVerifier, UseOutboxUnlessConfigured);
    }

    public static void WarnWithoutVerifier(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() || app.Configuration.GetSection($"{Section}:{Verifiers}").GetChildren().Any()) return;
        Log.NoVerifier(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(VerifierSetup)));
    }

    private static IConfigurationSection SectionOf(ConfigurationManager configuration, StartProblems problems)
    {
        var section = configuration.GetSection(Section);
        foreach (var unknown in section.GetChildren().Where(static s => !Known.Contains(s.Key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add($"{unknown.Path}: there is no such setting; there are: {string.Join(", ", Known)}.");
        }

        return section.GetSection(Verifiers);
    }

    private static void UseDemoDefaults(CodeVerifierOptions options) => options.ApplicationName = "SmsAuth Demo";

    // After the configuration was bound, because binding a list adds to it.
    private static void UseOutboxUnlessConfigured(CodeVerifierOptions options)
    {
        if (options.Gateways.Count == 0) options.Gateways.Add(DevelopmentOutbox.GatewayName);
    }

    private static void RefuseOutbox(IConfigurationSection verifier, CodeVerifierOptions settings, StartProblems problems)
    {
        if (!settings.Gateways.Contains(DevelopmentOutbox.GatewayName, StringComparer.OrdinalIgnoreCase)) return;
        problems.Add(
            $"{verifier.Path}:{nameof(settings.Gateways)}: '{DevelopmentOutbox.GatewayName}' shows codes to everyone and is for Development only. " +
            "Name gateways that send texts.");
    }
}
