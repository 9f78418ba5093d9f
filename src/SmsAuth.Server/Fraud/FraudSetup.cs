using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Server.Startup;
using SmsAuth.Server.Verifiers;

namespace SmsAuth.Server.Fraud;

/// <summary>The fraud guard of the section <c>SmsAuth:Fraud</c>.</summary>
internal static class FraudSetup
{
    private const string Section = "SmsAuth:Fraud";
    private const string VerifierSection = $"SmsAuth:{VerifierSetup.Verifiers}";

    public static void AddFraudGuard(this WebApplicationBuilder builder, StartProblems problems)
    {
        var section = builder.Configuration.GetSection(Section);
        var settings = SettingsReader.Read<FraudOptions>(section, problems);
        string[] verifiers = [ClientPolicy.DefaultVerifier, .. builder.Configuration.GetSection(VerifierSection).GetChildren().Select(static v => v.Key)];
        foreach (var unknown in settings.Verifiers.Keys.Except(verifiers, StringComparer.Ordinal))
        {
            problems.Add($"{Section}:{nameof(settings.Verifiers)}:{unknown}: there is no such verifier; there are: {string.Join(", ", verifiers.Distinct())}.");
        }

        builder.Services.AddSmsAuth().ConfigureFraudGuard(section.Bind);
    }
}
