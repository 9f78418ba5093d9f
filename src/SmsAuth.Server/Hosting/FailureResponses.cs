using OpenIddict.Abstractions;

namespace SmsAuth.Server.Hosting;

/// <summary>Answers an unhandled exception as an OAuth error without details; they go to the log.</summary>
internal sealed class FailureResponses(RequestDelegate next, ILogger<FailureResponses> logger)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            if (!context.Response.HasStarted) context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.Unhandled(logger, exception, context.Request.Method, context.Request.Path);
            await OAuthError.WriteAsync(context, StatusCodes.Status500InternalServerError, OpenIddictConstants.Errors.ServerError);
        }
    }
}
