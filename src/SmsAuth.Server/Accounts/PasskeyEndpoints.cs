using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.Server.SignIn.Passkeys;

namespace SmsAuth.Server.Accounts;

/// <summary>The passkeys of the signed-in user: list them, remove one. They are added on the sign-in pages, because browsers bind them to those.</summary>
internal static class PasskeyEndpoints
{
    private static readonly OAuthError Unknown = new(SmsOtpConstants.Errors.UnknownPasskey, "The account has no such passkey.");

    private static readonly OAuthError PasskeyNeeded =
        new(SmsOtpConstants.Errors.InsufficientUserAuthentication, "Administrators remove a passkey after a sign-in with one.") { AcrValues = PhishingResistance.Acr };

    public static void MapPasskeys(this RouteGroupBuilder api)
    {
        var passkeys = api.MapGroup("/passkeys");
        passkeys.MapGet("", ListAsync);
        passkeys.MapDelete("/{id}", RemoveAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AccountSessions sessions, AccountPasskeys passkeys)
    {
        var session = await sessions.OfAsync(context);
        return Results.Ok(new PasskeyList([.. (await passkeys.ListAsync(session.AccountId)).OrderBy(static p => p.CreatedAt).Select(PasskeyItem.Of)]));
    }

    private static async Task<IResult> RemoveAsync(
        string id, HttpContext context, AccountSessions sessions, AccountPasskeys passkeys, PasskeyGuard guard)
    {
        var session = await sessions.OfAsync(context);
        if (!guard.IsRecent(session.AuthenticatedAt)) return new AccountError(OutcomeErrors.SignInAgain(guard.MaxAge));
        if (await guard.NeedsPasskeyAsync(session.AccountId, context.User.GetClaim(OpenIddictConstants.Claims.AuthenticationContextReference))) return new AccountError(PasskeyNeeded);
        return await passkeys.RemoveAsync(context, session.AccountId, id) ? Results.NoContent() : new AccountError(Unknown);
    }

    private sealed record PasskeyList([property: JsonPropertyName("passkeys")] IReadOnlyList<PasskeyItem> Passkeys);

    private sealed record PasskeyItem(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
        [property: JsonPropertyName("is_backed_up")] bool IsBackedUp)
    {
        public static PasskeyItem Of(UserPasskeyInfo passkey) => new(AccountPasskeys.IdOf(passkey), passkey.CreatedAt, passkey.IsBackedUp);
    }
}
