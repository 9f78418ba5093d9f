using System.Diagnostics;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using SmsAuth.Clients;

namespace SmsAuth.OpenIddict.Requests;

/// <summary>Reads where a request comes from.</summary>
internal static class Callers
{
    private const int MaxCorrelationId = 64;

    /// <summary>
    /// The address that ASP.NET Core tells, which is that of a forwarded header only when the host trusts the proxy that sent it; and the
    /// trace id (W3C Trace Context), or the id of the request.
    /// </summary>
    public static Caller Of(OpenIddictServerTransaction transaction) =>
        transaction.GetHttpRequest()?.HttpContext is { } context ? Of(context) : Caller.Unknown;

    public static Caller Of(HttpContext context)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        return new Caller(context.Connection.RemoteIpAddress, id.Length <= MaxCorrelationId ? id : id[..MaxCorrelationId]);
    }
}
