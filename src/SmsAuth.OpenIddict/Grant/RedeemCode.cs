using Microsoft.Extensions.Logging;
using OpenIddict.Server;
using SmsAuth.Challenges;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>Redeems the code and, if it is the right one, attaches whom the tokens are for.</summary>
internal sealed class RedeemCode(CodeRedeemer redeemer, ClientPolicies clients, SmsOtpPrincipals principals, ILogger<RedeemCode> logger)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.GrantType is not SmsOtpConstants.GrantType) return;
        try
        {
            await RedeemAsync(context);
        }
        catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            Log.RedeemFailed(logger, exception);
            context.Reject(OutcomeErrors.ServerError);
        }
    }

    private async Task RedeemAsync(HandleTokenRequestContext context)
    {
        EngineReached.Mark(context.Transaction);
        var request = SmsOtpTokenRequest.Of(context.Transaction);
        var outcome = await redeemer.RedeemAsync(
            new RedeemRequest
            {
                Client = await clients.ForAsync(context.Request.ClientId!, context.CancellationToken),
                Caller = Callers.Of(context.Transaction),
                PhoneNumber = request.PhoneNumber,
                Code = request.Code,
                ChallengeId = request.ChallengeId,
                CodeVerifier = request.CodeVerifier,
                RememberDevice = request.RememberDevice,
                StepProof = request.StepProof,
            },
            context.CancellationToken);

        if (OutcomeErrors.For(outcome) is { } error)
        {
            context.Reject(error);
            return;
        }

        var signedIn = (RedeemOutcome.SignedIn)outcome;
        context.Principal = await principals.CreateAsync(signedIn, context.Request, context.CancellationToken);
        if (signedIn.DeviceToken is { } token) context.Parameters[SmsOtpConstants.Parameters.DeviceToken] = token.Value;
    }
}
