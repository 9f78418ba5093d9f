using SmsAuth.OpenIddict;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sms_otp grant to an OpenIddict server.</summary>
public static class SmsOtpServerBuilderExtensions
{
    /// <summary>
    /// Lets clients with the permission <c>gt:sms_otp</c> sign people in with a code sent to their phone: adds the grant to the token endpoint,
    /// the challenge endpoint <c>connect/sms_otp</c>, and both to the discovery document. Can be called more than once.
    /// </summary>
    public static OpenIddictServerBuilder AllowSmsOtpFlow(this OpenIddictServerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AllowCustomFlow(SmsOtpConstants.GrantType);
        return builder;
    }
}
