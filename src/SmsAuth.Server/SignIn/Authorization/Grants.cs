using System.Collections.Immutable;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Grant;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.SignIn.Authorization;

/// <summary>Decides whether a client gets what it asks for, by its type of consent and by what the user said before.</summary>
internal sealed class Grants(IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations, SmsOtpPrincipals principals, TimeProvider time)
{
    /// <param name="request">The authorization request, validated.</param>
    /// <param name="session">Who is signed in.</param>
    /// <param name="answer">What the user said on the consent page just now; null when nothing was.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    public async Task<Grant> DecideAsync(OpenIddictRequest request, BrowserSession session, bool? answer, CancellationToken cancellationToken)
    {
        var application = await applications.FindByClientIdAsync(request.ClientId!, cancellationToken)
            ?? throw new InvalidOperationException("The client of a validated authorization request is not there any more.");
        if (answer is false) return new Grant.Refused(Errors.AccessDenied, "The user did not allow it.");

        var id = await applications.GetIdAsync(application, cancellationToken) ?? "";
        var consent = await applications.GetConsentTypeAsync(application, cancellationToken);
        var asks = request.HasPromptValue(PromptValues.Consent) || consent is ConsentTypes.Systematic;
        if (consent is ConsentTypes.Implicit && !asks) return await GiveAsync(request, session, authorization: null, cancellationToken);

        var before = await FindAsync(session.AccountId, id, request.GetScopes(), cancellationToken);
        if (consent is ConsentTypes.External && before is null) return new Grant.Refused(Errors.ConsentRequired, "Nobody has allowed this client to sign the user in.");
        if (answer is true) return await GiveAsync(request, session, before ?? await RememberAsync(request, session, id), cancellationToken);
        if (before is not null && !asks) return await GiveAsync(request, session, before, cancellationToken);
        return request.HasPromptValue(PromptValues.None)
            ? new Grant.Refused(Errors.ConsentRequired, "The user is to be asked first.")
            : new Grant.ConsentNeeded();
    }

    private async Task<Grant> GiveAsync(OpenIddictRequest request, BrowserSession session, object? authorization, CancellationToken cancellationToken)
    {
        var user = new SignedInUser { AccountId = session.AccountId, PhoneNumber = session.Number, At = session.SignedInAt, Methods = session.Methods, ContextClass = PhishingResistance.AcrOf(session) };
        var principal = await principals.CreateAsync(user, request, cancellationToken);
        if (authorization is not null) principal.SetAuthorizationId(await authorizations.GetIdAsync(authorization, cancellationToken));
        return new Grant.Given(principal);
    }

    private async Task<object?> FindAsync(string accountId, string applicationId, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        await foreach (var authorization in authorizations.FindAsync(accountId, applicationId, Statuses.Valid, AuthorizationTypes.Permanent, scopes, cancellationToken)) return authorization;
        return null;
    }

    // Not cancelled: the user has said yes.
    private async Task<object> RememberAsync(OpenIddictRequest request, BrowserSession session, string applicationId)
    {
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = applicationId,
            Subject = session.AccountId,
            Type = AuthorizationTypes.Permanent,
            Status = Statuses.Valid,
            CreationDate = time.GetUtcNow(),
        };
        descriptor.Scopes.UnionWith(request.GetScopes());
        return await authorizations.CreateAsync(descriptor, CancellationToken.None);
    }
}
