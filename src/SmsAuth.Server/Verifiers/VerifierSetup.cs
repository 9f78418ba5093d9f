using SmsAuth.Clients;
using SmsAuth.Definitions;
using SmsAuth.Gateways.Outbox;
using SmsAuth.Messages;
using SmsAuth.Server.Gateways;
using SmsAuth.Server.Startup;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.Verifiers;

/// <summary>The verifiers of the section <c>SmsAuth:Verifiers</c>, each by its name.</summary>
internal static class VerifierSetup
{
    public const string Verifiers = "Verifiers";
    private const string Texts = "Texts";
    private const string Section = "SmsAuth";
    private static readonly string[] Known =
        [Verifiers, GatewaySetup.Gateways, GatewaySetup.VerifyServices, GatewaySetup.Routes, Texts, "Limits", "Fraud", "Captcha", "Alerts", "Devices", "TestNumbers", "Numbers", "Recycling", "Audit", "Retention", "Prices"];

    public static void AddVerifiers(this WebApplicationBuilder builder, StartProblems problems)
    {
        var smsAuth = builder.Services.AddSmsAuth();
        var verifiers = SectionOf(builder.Configuration, problems).GetChildren().ToList();
        var texts = builder.Configuration.GetSection($"{Section}:{Texts}");
        SettingsReader.Read<TextOptions>(texts, problems);
        smsAuth.ConfigureTexts(texts.Bind);
        if (builder.Environment.IsDevelopment()) smsAuth.AddDevelopmentOutbox().AddCodeVerifier(ClientPolicy.DefaultVerifier, UseDemoDefaults);

        foreach (var verifier in verifiers)
        {
            if (verifier.GetSection(nameof(ServiceVerifierOptions.Services)).Exists())
            {
                SettingsReader.Read<ServiceVerifierOptions>(verifier, problems);
                smsAuth.AddServiceVerifier(verifier.Key, verifier.Bind);
                continue;
            }

            var settings = SettingsReader.Read<CodeVerifierOptions>(verifier, problems);
            if (!builder.Environment.IsDevelopment()) RefuseOutbox(verifier, settings, problems);
            smsAuth.AddCodeVerifier(verifier.Key, verifier.Bind);
        }

        if (builder.Environment.IsDevelopment()) smsAuth.AddCodeVerifier(ClientPolicy.DefaultVerifier, UseOutboxUnlessConfigured);
    }

    public static async Task WarnWithoutVerifierAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() || app.Configuration.GetSection($"{Section}:{Verifiers}").GetChildren().Any()) return;
        var saved = await app.Services.GetRequiredService<IDefinitionStore>().ListAsync(CancellationToken.None);
        if (saved.Any(static d => d.Kind is DefinitionKind.Verifier)) return;
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
        foreach (var gateways in options.Channels.Values.OfType<ChannelOptions>().Select(static c => c.Gateways).Append(options.Gateways))
        {
            if (gateways.Count == 0) gateways.Add(DevelopmentOutbox.GatewayName);
        }
    }

    private static void RefuseOutbox(IConfigurationSection verifier, CodeVerifierOptions settings, StartProblems problems)
    {
        RefuseOutbox($"{verifier.Path}:{nameof(settings.Gateways)}", settings.Gateways, problems);
        foreach (var (name, channel) in settings.Channels)
        {
            RefuseOutbox($"{verifier.Path}:{nameof(settings.Channels)}:{name}:{nameof(channel.Gateways)}", channel?.Gateways ?? [], problems);
        }
    }

    private static void RefuseOutbox(string setting, IList<string> gateways, StartProblems problems)
    {
        if (!gateways.Contains(DevelopmentOutbox.GatewayName, StringComparer.OrdinalIgnoreCase)) return;
        problems.Add($"{setting}: '{DevelopmentOutbox.GatewayName}' shows codes to everyone and is for Development only. Name gateways that send texts.");
    }
}
