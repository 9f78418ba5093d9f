using OpenIddict.Server;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>The parameters of a token request with the sms_otp grant.</summary>
internal sealed record SmsOtpTokenRequest(
    PhoneNumber PhoneNumber, OtpCode Code, ChallengeId? ChallengeId, string? CodeVerifier, bool RememberDevice, string? StepProof)
{
    private const string Property = "SmsAuth.TokenRequest";

    public static SmsOtpTokenRequest Of(OpenIddictServerTransaction transaction) =>
        transaction.Properties.TryGetValue(Property, out var value) && value is SmsOtpTokenRequest request
            ? request
            : throw new InvalidOperationException("The sms_otp token request was not validated.");

    public void AttachTo(OpenIddictServerTransaction transaction) => transaction.Properties[Property] = this;
}
