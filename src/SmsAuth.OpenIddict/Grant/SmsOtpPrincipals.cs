using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using SmsAuth.Challenges;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>Makes the principals that tokens are issued for.</summary>
internal sealed class SmsOtpPrincipals(TimeProvider time, IOpenIddictScopeManager? scopeManager = null)
{
    // Has no destination, so it lives in the refresh token only and tells which refreshes are ours.
    private const string MarkerClaim = "smsauth:grant";

    public static bool IsOurs(ClaimsPrincipal principal) => principal.HasClaim(MarkerClaim, SmsOtpConstants.GrantType);

    public Task<ClaimsPrincipal> CreateAsync(RedeemOutcome.SignedIn signedIn, OpenIddictRequest request, CancellationToken cancellationToken) => CreateAsync(
        new SignedInUser
        {
            AccountId = signedIn.Account.Id,
            PhoneNumber = signedIn.Challenge.PhoneNumber.E164,
            At = time.GetUtcNow(),
            Methods = MethodsOf(signedIn.Challenge),
        },
        request,
        cancellationToken);

    public Task<ClaimsPrincipal> CreateAsync(SignedInUser user, OpenIddictRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = new ClaimsIdentity(SmsOtpConstants.GrantType, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user.AccountId)
            .SetClaim(Claims.AuthenticationTime, user.At.ToUnixTimeSeconds())
            .SetClaims(Claims.AuthenticationMethodReference, [.. user.Methods])
            .SetClaim(Claims.AuthenticationContextReference, user.ContextClass)
            .SetClaim(Claims.PhoneNumber, user.PhoneNumber)
            .SetClaim(Claims.PhoneNumberVerified, true)
            .SetClaim(MarkerClaim, SmsOtpConstants.GrantType);

        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        return WithScopesOfAsync(principal, principal.GetScopes(), cancellationToken);
    }

    /// <summary>How somebody signed in with a code (RFC 8176).</summary>
    public static IReadOnlyList<string> MethodsOf(Challenge challenge) => challenge.IsTest ? ["sms", "otp", SmsOtpConstants.TestMethod] : ["sms", "otp"];

    /// <summary>The principal of a refresh: what was granted, narrowed to what is asked for (RFC 6749 6).</summary>
    public Task<ClaimsPrincipal> RefreshAsync(ClaimsPrincipal granted, OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var principal = granted.Clone();
        var scopes = string.IsNullOrEmpty(request.Scope)
            ? principal.GetScopes()
            : [.. principal.GetScopes().Intersect(request.GetScopes(), StringComparer.Ordinal)];
        return WithScopesOfAsync(principal, scopes, cancellationToken);
    }

    private async Task<ClaimsPrincipal> WithScopesOfAsync(ClaimsPrincipal principal, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var resources = ImmutableArray.CreateBuilder<string>();
        if (scopeManager is not null)
        {
            await foreach (var resource in scopeManager.ListResourcesAsync(scopes, cancellationToken)) resources.Add(resource);
        }

        principal.SetResources(resources.ToImmutable());
        principal.SetDestinations(claim => DestinationsOf(claim, scopes));
        return principal;
    }

    // OpenID Connect Core 5.4: the phone claims go with the scope phone, and with this request's scopes, not with those once granted.
    private static ImmutableArray<string> DestinationsOf(Claim claim, ImmutableArray<string> scopes) => claim.Type switch
    {
        Claims.Subject or Claims.AuthenticationTime or Claims.AuthenticationMethodReference or Claims.AuthenticationContextReference => [Destinations.AccessToken, Destinations.IdentityToken],
        Claims.PhoneNumber or Claims.PhoneNumberVerified when scopes.Contains(Scopes.Phone) => [Destinations.AccessToken, Destinations.IdentityToken],
        _ => [],
    };
}
