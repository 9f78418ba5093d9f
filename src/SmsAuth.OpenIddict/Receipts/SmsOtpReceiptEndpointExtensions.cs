using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Deliveries;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the endpoint that gateways send their delivery receipts to.</summary>
public static class SmsOtpReceiptEndpointExtensions
{
    /// <summary>The address of the endpoint; its last segment is the name of the gateway.</summary>
    public const string Pattern = "/connect/sms_otp/receipts/{gateway}";

    private const int MaxBodyBytes = 256 * 1024;

    /// <summary>
    /// Takes delivery receipts at <see cref="Pattern"/>, by GET and POST, whichever the gateway uses. A genuine one is answered with status 200, one that is
    /// not signed by its gateway or stale with 403, a gateway that there is not with 404. Behind a proxy, the address that requests have after the host's
    /// forwarded headers were read must be the public one: gateways sign it.
    /// </summary>
    public static IEndpointConventionBuilder MapSmsOtpReceipts(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.MapMethods(Pattern, [HttpMethods.Get, HttpMethods.Post], TakeAsync).AllowAnonymous();
    }

    private static async Task<IResult> TakeAsync(string gateway, HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBodyBytes;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new ReceiptRequest
        {
            Method = context.Request.Method,
            Address = new Uri(context.Request.GetEncodedUrl()),
            Headers = context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
            At = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        };

        // What a gateway has said once it may not say again: whoever hangs up does not stop it.
        return await context.RequestServices.GetRequiredService<ReceiptDesk>().TakeAsync(gateway, request, CancellationToken.None) switch
        {
            ReceiptVerdict.Taken({ } answer) => Results.Text(answer, "application/json"),
            ReceiptVerdict.Taken => Results.Ok(),
            ReceiptVerdict.NoSuchGateway => Results.NotFound(),
            _ => Results.StatusCode(StatusCodes.Status403Forbidden),
        };
    }
}
