using System.Net;
using System.Security.Claims;

namespace SmsAuth.Server.AdminConsole.InProcess;

/// <summary>
/// Marks a request that the console makes for the administrator who is signed in to it. It is a feature of the request, which no request from outside can have.
/// </summary>
/// <param name="Principal">What the cookie of the browser says, as it was when the page was opened; it is looked at anew in each request.</param>
/// <param name="Address">Where the browser is; null when it is not known.</param>
internal sealed record ConsoleCaller(ClaimsPrincipal Principal, IPAddress? Address);
