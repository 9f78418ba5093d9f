using System.Globalization;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Rejections;

/// <summary>
/// Gives <c>slow_down</c> the status 429 and <c>temporarily_unavailable</c> the status 503, with Retry-After where it is known
/// (RFC 6585 4, RFC 9110 10.2.3 and 15.6.4).
/// </summary>
internal sealed class AttachThrottling<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction is not { Response.Error: { } code } transaction
            || transaction.GetSmsOtpError() is not { } error
            || error.Code != code
            || transaction.GetHttpRequest()?.HttpContext.Response is not { } response) return ValueTask.CompletedTask;

        response.StatusCode = code switch
        {
            OpenIddictConstants.Errors.SlowDown => StatusCodes.Status429TooManyRequests,
            OpenIddictConstants.Errors.TemporarilyUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => response.StatusCode,
        };

        if (error.RetryAfter is { } wait)
        {
            var seconds = (long)Math.Max(1, Math.Ceiling(wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            transaction.Response.SetParameter(SmsOtpConstants.Parameters.RetryAfter, seconds);
        }

        return ValueTask.CompletedTask;
    }
}
