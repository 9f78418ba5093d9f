using OpenIddict.Abstractions;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>Gives OpenIddict applications the sms_otp grant.</summary>
public static class SmsOtpApplicationDescriptorExtensions
{
    /// <summary>Lets the application use the sms_otp grant, with settings of its own or the defaults.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public static OpenIddictApplicationDescriptor AllowSmsOtp(this OpenIddictApplicationDescriptor application, SmsOtpClientSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(application);
        application.Permissions.Add(OpenIddictConstants.Permissions.Endpoints.Token);
        application.Permissions.Add(SmsOtpConstants.Permission);
        StoredClientSettings.Write(settings ?? new SmsOtpClientSettings(), application.Settings);
        return application;
    }
}
