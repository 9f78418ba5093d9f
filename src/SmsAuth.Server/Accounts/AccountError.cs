using System.Globalization;
using System.Text.Json.Serialization;
using SmsAuth.OpenIddict;
using SmsAuth.OpenIddict.Rejections;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Accounts;

/// <summary>An error of the account API: the body of RFC 6749 5.2, with the status and headers that belong to it.</summary>
internal sealed class AccountError(OAuthError error) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusOf(error.Code);
        if (response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden) response.Headers.WWWAuthenticate = Challenge();
        if (SecondsOf(error.RetryAfter) is { } wait) response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(
            new Body(error.Code, error.Description, SecondsOf(error.RetryAfter), SecondsOf(error.MaxAge), error.AcrValues), httpContext.RequestAborted);
    }

    private static int StatusOf(string code) => code switch
    {
        Errors.InvalidToken or SmsOtpConstants.Errors.InsufficientUserAuthentication => StatusCodes.Status401Unauthorized,
        Errors.InsufficientScope => StatusCodes.Status403Forbidden,
        SmsOtpConstants.Errors.UnknownNumber or SmsOtpConstants.Errors.UnknownPasskey => StatusCodes.Status404NotFound,
        SmsOtpConstants.Errors.NumberTaken or SmsOtpConstants.Errors.LastLogin => StatusCodes.Status409Conflict,
        Errors.SlowDown => StatusCodes.Status429TooManyRequests,
        Errors.ServerError => StatusCodes.Status500InternalServerError,
        Errors.TemporarilyUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private static long? SecondsOf(TimeSpan? span) => span is { } value ? (long)Math.Max(1, Math.Ceiling(value.TotalSeconds)) : null;

    // RFC 6750 3 and RFC 9470 3.
    private string Challenge() => $"Bearer error=\"{error.Code}\", error_description=\"{error.Description}\"" + error.Code switch
    {
        Errors.InsufficientScope => $", scope=\"{AccountApi.Scope}\"",
        SmsOtpConstants.Errors.InsufficientUserAuthentication when error.AcrValues is { } acr => $", {Parameters.AcrValues}=\"{acr}\"",
        SmsOtpConstants.Errors.InsufficientUserAuthentication => $", {SmsOtpConstants.Parameters.MaxAge}=\"{SecondsOf(error.MaxAge)}\"",
        _ => "",
    };

    private sealed record Body(
        [property: JsonPropertyName(Parameters.Error)] string Error,
        [property: JsonPropertyName(Parameters.ErrorDescription)] string Description,
        [property: JsonPropertyName(SmsOtpConstants.Parameters.RetryAfter), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? RetryAfter,
        [property: JsonPropertyName(SmsOtpConstants.Parameters.MaxAge), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? MaxAge,
        [property: JsonPropertyName(Parameters.AcrValues), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AcrValues);
}
