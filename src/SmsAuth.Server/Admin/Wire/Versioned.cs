using Microsoft.Net.Http.Headers;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Answers a resource with its version as ETag; to a reader who has that version already, 304 (RFC 9110 13.1.2).</summary>
/// <param name="resource">What is answered.</param>
/// <param name="version">Its version; null for what cannot be changed.</param>
internal sealed class Versioned(object resource, string? version) : IResult
{
    /// <summary>The path of what was made by the request; null when nothing was.</summary>
    public string? Made { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (version is not null)
        {
            response.Headers.ETag = VersionTag.Of(version);
            if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch.ToString() == VersionTag.Of(version))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        if (Made is not null)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers[HeaderNames.Location] = Made;
        }

        return response.WriteAsJsonAsync(resource, resource.GetType(), httpContext.RequestAborted);
    }
}
