using System.Text.Json;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Answers what no endpoint answers, in problem details: what cannot be read, what is not there, and what failed.</summary>
internal sealed class AdminFailures(RequestDelegate next, ILogger<AdminFailures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (EmptyProblemOf(context) is { } problem) await problem.ExecuteAsync(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await ProblemOf(exception).ExecuteAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Failed(logger, exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
            await Problems.Of(StatusCodes.Status500InternalServerError, "failed", "The server failed; its log says why.").ExecuteAsync(context);
        }
    }

    private static IResult? EmptyProblemOf(HttpContext context) => context.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: var status } ? status switch
    {
        StatusCodes.Status404NotFound => Problems.Of(status, "not_found", "There is nothing at that path; /openapi/admin.json tells what there is."),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(status, "method_not_allowed", "The path does not take that method; the header Allow tells which."),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(status, "unsupported_media_type", "Send the body as application/json."),
        _ => null,
    } : null;

    private static IResult ProblemOf(BadHttpRequestException exception) => exception switch
    {
        { InnerException: JsonException json } => Problems.Invalid(FieldOf(json), "it is not there, there is no such member, or its value is not of the right kind."),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.Of(exception.StatusCode, "too_large", "The body is too large."),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problems.Of(exception.StatusCode, "unsupported_media_type", "Send the body as application/json."),
        _ => Problems.Of(exception.StatusCode, "unreadable", "A parameter, or the body, is missing or cannot be read; /openapi/admin.json tells what is expected."),
    };

    // The path is of names that the sender chose; it is echoed no longer than a name can be.
    private static string FieldOf(JsonException exception) => exception.Path is { Length: > 2 and <= 200 } path ? path[2..] : "body";
}
