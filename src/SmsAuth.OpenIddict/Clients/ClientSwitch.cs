using OpenIddict.Abstractions;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>
/// Turns OpenIddict applications off and on again. What is off is refused by the token, challenge, introspection and authorization endpoints as
/// <c>invalid_client</c>, its access tokens by the userinfo endpoint and in introspection; revocation and sign-out still work. Nothing else of it changes, so
/// turning it on again gives back what there was.
/// </summary>
public static class ClientSwitch
{
    private const string Setting = "smsauth:disabled";
    private const string Yes = "true";

    /// <summary>Turns the application off or on.</summary>
    public static OpenIddictApplicationDescriptor SetDisabled(this OpenIddictApplicationDescriptor application, bool disabled)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (disabled) application.Settings[Setting] = Yes;
        else application.Settings.Remove(Setting);
        return application;
    }

    /// <summary>Whether the application is turned off.</summary>
    public static bool IsDisabled(this OpenIddictApplicationDescriptor application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return IsDisabled(application.Settings);
    }

    /// <summary>Whether the application is turned off. One that there is not (any more) is not.</summary>
    public static async Task<bool> IsDisabledAsync(this IOpenIddictApplicationManager applications, string clientId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(applications);
        return await applications.FindByClientIdAsync(clientId, cancellationToken) is { } application
            && IsDisabled(await applications.GetSettingsAsync(application, cancellationToken));
    }

    // Whatever else somebody wrote there is no reason to let the client in.
    private static bool IsDisabled(IEnumerable<KeyValuePair<string, string>> settings) => settings.Any(static s => s.Key == Setting);
}
