using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Rejections;

namespace SmsAuth.Server.Accounts;

/// <summary>Reads a JSON object of strings as the parameters of a request, so that they are checked as those of the protocol endpoints are.</summary>
internal static class JsonParameters
{
    private const int MaxBodyBytes = 16 * 1024;

    private static readonly OAuthError Unreadable = OutcomeErrors.Invalid(
        "The body of the request must be a JSON object whose members are strings, each at most once.");

    public static async Task<(OpenIddictRequest? Request, OAuthError? Error)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType()) return (null, Unreadable);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBodyBytes;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return Read(body.RootElement) is { } request ? (request, null) : (null, Unreadable);
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            // No JSON, too large, or text that is no Unicode.
            return (null, Unreadable);
        }
    }

    private static OpenIddictRequest? Read(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object) return null;
        var request = new OpenIddictRequest();
        foreach (var member in body.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.String || member.Name.Length == 0 || request.HasParameter(member.Name)) return null;
            request.SetParameter(member.Name, member.Value.GetString());
        }

        return request;
    }
}
