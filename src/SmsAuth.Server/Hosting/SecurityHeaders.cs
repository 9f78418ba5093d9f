namespace SmsAuth.Server.Hosting;

/// <summary>Headers that let a browser do with an answer only what it is meant for.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

    // The libraries of the administrators' pages set styles in line and draw with data: images; scripts stay as they are everywhere.
    private const string AdminPolicy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    /// <summary>
    /// Lets the forms of a page lead to a client: browsers hold <c>form-action</c> against every redirect that follows a form (Content Security Policy 3, 6.4.2).
    /// </summary>
    /// <param name="response">The page.</param>
    /// <param name="target">The client's address, which was registered for it.</param>
    public static void LetFormsLeadTo(HttpResponse response, Uri target)
    {
        var source = target.Scheme is "http" or "https" ? target.GetLeftPart(UriPartial.Authority) : $"{target.Scheme}:";
        response.Headers.ContentSecurityPolicy = $"{ContentSecurityPolicy} {source}";
    }

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) ? AdminPolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
