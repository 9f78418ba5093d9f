using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using SmsAuth.Server.Accounts;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Passkeys by ASP.NET Core Identity. Its sign-in manager is not used: it would bring cookies of its own, and the session is ours.</summary>
internal static class PasskeySetup
{
    private const string Required = "required";

    /// <param name="services">The services.</param>
    /// <param name="issuer">The public address of the server; null when it is that of the request.</param>
    public static void AddPasskeys(this IServiceCollection services, Uri? issuer)
    {
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = issuer?.Host;
            passkeys.UserVerificationRequirement = Required;
            passkeys.ResidentKeyRequirement = Required;
            passkeys.AttestationConveyancePreference = "none";

            // Identity would hold it against the Origin header, which browsers leave empty under the referrer policy of the pages.
            passkeys.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && string.Equals(origin.Origin, OriginOf(issuer, origin.HttpContext.Request), StringComparison.Ordinal));
        });
        services.AddScoped<IPasskeyHandler<ServerUser>, PasskeyHandler<ServerUser>>();
        services.AddSingleton<CeremonyStates>();
        services.AddScoped<PasskeyRecord>();
        services.AddScoped<AccountPasskeys>();
        services.AddScoped<PasskeyUse>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<PasskeyGuard>();
        services.AddScoped<PasskeyOffer>();
        services.AddScoped<PasskeyDemand>();
    }

    private static string OriginOf(Uri? issuer, HttpRequest request) =>
        (issuer ?? new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host))).GetLeftPart(UriPartial.Authority);
}
