using OpenIddict.Server;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.OpenIddict.Pipeline;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.ChallengeEndpoint;

/// <summary>Authenticates the client with OpenIddict's own handlers, and demands the permission of the grant.</summary>
internal sealed class AuthenticateClient(IOpenIddictServerDispatcher dispatcher, ClientPolicies clients) : IOpenIddictServerHandler<ProcessRequestContext>
{
    public async ValueTask HandleAsync(ProcessRequestContext context)
    {
        var request = context.Transaction.Request!;
        if ((new RequestParameters(request).Error ?? CredentialsError(context)) is { } error)
        {
            context.Reject(error);
            return;
        }

        var authentication = new ProcessAuthenticationContext(context.Transaction);
        await dispatcher.DispatchAsync(authentication);
        context.Propagate(authentication);
        if (context.IsRejected || context.IsRequestHandled || context.IsRequestSkipped) return;

        request.ClientId ??= authentication.ClientId;
        if (!context.Options.IgnoreGrantTypePermissions && !await clients.AllowsAsync(request.ClientId!, context.CancellationToken))
        {
            context.Reject(Errors.UnauthorizedClient, "This client may not use the sms_otp grant.");
        }
    }

    // RFC 7521 4.2 and RFC 6749 2.3: an assertion comes with its type, and no more than one method is used at once.
    private static OAuthError? CredentialsError(ProcessRequestContext context) => context.Transaction.Request! switch
    {
        { ClientAssertion: { Length: > 0 }, ClientAssertionType: null or "" } => OutcomeErrors.Invalid("The client_assertion_type parameter is missing."),
        { ClientAssertion: null or "", ClientAssertionType: { Length: > 0 } } => OutcomeErrors.Invalid("The client_assertion parameter is missing."),
        { ClientAssertion: { Length: > 0 }, ClientSecret: { Length: > 0 } } => OutcomeErrors.Invalid("The client used more than one authentication method."),
        { ClientAssertionType: { Length: > 0 } type } when !context.Options.ClientAssertionTypes.Contains(type) =>
            new OAuthError(Errors.InvalidClient, "The client_assertion_type parameter is not supported."),
        _ => null,
    };
}
