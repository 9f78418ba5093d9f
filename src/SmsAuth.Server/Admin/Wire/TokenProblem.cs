using SmsAuth.OpenIddict;
using SmsAuth.Server.SignIn.Passkeys;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Says that the access token does not do: problem details, with the challenge of RFC 6750 3 and RFC 9470 3.</summary>
internal sealed class TokenProblem(string error, string detail, IReadOnlyList<string>? scopes = null) : IResult
{
    /// <summary>How the user has to sign in (RFC 9470 3); null when that does not matter.</summary>
    public string? AcrValues { get; init; }

    /// <summary>Says that the user has to sign in with a passkey.</summary>
    public static TokenProblem PasskeyNeeded { get; } =
        new(SmsOtpConstants.Errors.InsufficientUserAuthentication, "Administrators have to sign in with a passkey here.") { AcrValues = PhishingResistance.Acr };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var scope = scopes is null ? "" : $", scope=\"{string.Join(' ', scopes)}\"";
        var acr = AcrValues is null ? "" : $", acr_values=\"{AcrValues}\"";
        httpContext.Response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\", error_description=\"{detail}\"{scope}{acr}";
        var status = error is Errors.InvalidToken or SmsOtpConstants.Errors.InsufficientUserAuthentication ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return Problems.Of(status, error, detail).ExecuteAsync(httpContext);
    }
}
