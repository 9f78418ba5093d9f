using OpenIddict.Server;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>Reads the parameters of the grant.</summary>
internal sealed class ValidateSmsOtpParameters : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.Request.GrantType is not SmsOtpConstants.GrantType) return ValueTask.CompletedTask;

        var parameters = new RequestParameters(context.Request);
        var number = parameters.PhoneNumber(required: true);
        var code = parameters.Code();
        var challengeId = parameters.ChallengeId();
        var codeVerifier = parameters.CodeVerifier();
        var rememberDevice = parameters.RememberDevice();
        var stepProof = parameters.StepProof();
        if (parameters.Error is { } error) context.Reject(error);
        else new SmsOtpTokenRequest(number!, code!, challengeId, codeVerifier, rememberDevice, stepProof).AttachTo(context.Transaction);
        return ValueTask.CompletedTask;
    }
}
