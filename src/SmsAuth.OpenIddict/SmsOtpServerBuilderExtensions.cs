using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using SmsAuth.Clients;
using SmsAuth.Definitions;
using SmsAuth.OpenIddict;
using SmsAuth.OpenIddict.ChallengeEndpoint;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Definitions;
using SmsAuth.OpenIddict.Grant;
using SmsAuth.OpenIddict.Redaction;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sms_otp grant to an OpenIddict server.</summary>
public static class SmsOtpServerBuilderExtensions
{
    /// <summary>
    /// Lets clients with the permission <c>gt:sms_otp</c> sign people in with a code sent to their phone: adds the grant to the token endpoint,
    /// the challenge endpoint <c>connect/sms_otp</c>, and both to the discovery document. The engine is added too; an account store, a
    /// challenge store and a verifier are chosen with <c>services.AddSmsAuth()</c>. Can be called more than once.
    /// </summary>
    public static OpenIddictServerBuilder AllowSmsOtpFlow(this OpenIddictServerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(static d => d.ServiceType == typeof(ClientPolicies))) return builder;

        builder.Services.AddSmsAuth();
        builder.Services.AddDataProtection();
        builder.Services.TryAddSingleton<ISettingProtector, DataProtectedSettings>();
        builder.Services.TryAddScoped<ClientPolicies>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IAndroidApps, AndroidApps>());
        builder.Services.TryAddScoped(static p => new SmsOtpPrincipals(p.GetRequiredService<TimeProvider>(), p.GetService<IOpenIddictScopeManager>()));
        builder.Services.TryAddSingleton<RequireChallengeRequest>();
        builder.Services.PostConfigure<LoggerFilterOptions>(ClaimLogs.LeaveTraceOut);

        builder.AllowCustomFlow(SmsOtpConstants.GrantType);
        foreach (var handler in SmsOtpServerHandlers.All) builder.AddEventHandler(handler);
        return builder;
    }
}
