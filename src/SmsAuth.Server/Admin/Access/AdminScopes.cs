using System.Security.Claims;
using OpenIddict.Abstractions;

namespace SmsAuth.Server.Admin.Access;

/// <summary>The scopes of access tokens for the admin API.</summary>
internal static class AdminScopes
{
    /// <summary>Everything.</summary>
    public const string Manage = "smsauth.admin";

    /// <summary>Requests that change nothing: GET and HEAD, but those for <see cref="WholeNumbers"/>.</summary>
    public const string Read = "smsauth.admin.read";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Manage, Read];

    /// <summary>The scopes of which one is needed for a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="endpoint">What is known of its endpoint.</param>
    public static IReadOnlyList<string> For(string method, IEnumerable<object> endpoint) =>
        (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && !endpoint.OfType<WholeNumbers>().Any() ? All : [Manage];

    /// <summary>The one of these scopes that a token has; null when it has none of them.</summary>
    public static string? Of(ClaimsPrincipal principal, IReadOnlyList<string> needed) => needed.FirstOrDefault(principal.HasScope);
}
