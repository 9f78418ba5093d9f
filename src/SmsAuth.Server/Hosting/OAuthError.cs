using System.Text.Json.Serialization;

namespace SmsAuth.Server.Hosting;

/// <summary>An error answer (RFC 6749 5.2) where OpenIddict cannot give it.</summary>
internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description)
{
    public static Task WriteAsync(HttpContext context, int status, string error, string? description = null)
    {
        context.Response.StatusCode = status;

        // RFC 6749 5.2 refers to 5.1: no cache may keep it.
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new OAuthError(error, description), CancellationToken.None);
    }
}
