using System.Net;

namespace SmsAuth.Server.AdminConsole;

/// <summary>Where the browser of a console is, as the request that opened it told.</summary>
internal sealed class BrowserAddress(IHttpContextAccessor accessor)
{
    public IPAddress? Value { get; } = accessor.HttpContext?.Connection.RemoteIpAddress;
}
