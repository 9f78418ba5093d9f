using System.Globalization;
using OpenIddict.Abstractions;
using SmsAuth.Bindings;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Accounts;

/// <summary>Reads from the access token of a request who is signed in, since when, and with which client.</summary>
internal sealed class AccountSessions(ClientPolicies clients)
{
    public async Task<AccountSession> OfAsync(HttpContext context) => new()
    {
        AccountId = context.User.GetClaim(Claims.Subject)!,
        Client = await clients.ForAsync(context.User.GetClaim(Claims.ClientId)!, context.RequestAborted),
        AuthenticatedAt = long.TryParse(context.User.GetClaim(Claims.AuthenticationTime), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null,
        Caller = Callers.Of(context),
    };
}
