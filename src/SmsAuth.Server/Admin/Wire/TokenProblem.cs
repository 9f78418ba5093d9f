using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Says that the access token does not do: problem details, with the challenge of RFC 6750 3.</summary>
internal sealed class TokenProblem(string error, string detail, IReadOnlyList<string>? scopes = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var scope = scopes is null ? "" : $", scope=\"{string.Join(' ', scopes)}\"";
        httpContext.Response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\", error_description=\"{detail}\"{scope}";
        var status = error is Errors.InvalidToken ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return Problems.Of(status, error, detail).ExecuteAsync(httpContext);
    }
}
