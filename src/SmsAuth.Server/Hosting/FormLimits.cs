using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Abstractions;

namespace SmsAuth.Server.Hosting;

/// <summary>Reads the form of a protocol request before OpenIddict does, so that one that cannot be read is the client's error and not ours.</summary>
internal sealed class FormLimits(RequestDelegate next, ILogger<FormLimits> logger)
{
    // A client assertion is a few kilobytes; nothing in the protocol is larger.
    private const long MaxBodyBytes = 256 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/connect", StringComparison.Ordinal) && !await CanReadAsync(context)) return;
        await next(context);
    }

    private async Task<bool> CanReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBodyBytes;
        if (!context.Request.HasFormContentType) return true;

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(context, exception.StatusCode, "The request body cannot be read or is too large.");
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // Too many or too long parameters, no boundary between parts, a null character.
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "The request body is no form that can be read.");
        }

        return false;
    }

    private Task RefuseAsync(HttpContext context, int status, string description)
    {
        Log.FormRefused(logger, context.Request.Path, description);
        return OAuthError.WriteAsync(context, status, OpenIddictConstants.Errors.InvalidRequest, description);
    }
}
