using OpenIddict.Abstractions;
using SmsAuth.Clients;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>Reads the sms_otp settings of an OpenIddict application.</summary>
internal sealed class ClientPolicies(IOpenIddictApplicationManager applications)
{
    /// <exception cref="InvalidOperationException">There is no such application.</exception>
    /// <exception cref="FormatException">A setting cannot be read.</exception>
    public async Task<ClientPolicy> ForAsync(string clientId, CancellationToken cancellationToken)
    {
        var application = await FindAsync(clientId, cancellationToken);
        return StoredClientSettings.Read(clientId, await applications.GetSettingsAsync(application, cancellationToken));
    }

    /// <summary>Whether the application may use the sms_otp grant.</summary>
    public async Task<bool> AllowsAsync(string clientId, CancellationToken cancellationToken) =>
        await applications.HasPermissionAsync(await FindAsync(clientId, cancellationToken), SmsOtpConstants.Permission, cancellationToken);

    /// <summary>Whether there is such an application.</summary>
    public async Task<bool> ExistsAsync(string clientId, CancellationToken cancellationToken) =>
        await applications.FindByClientIdAsync(clientId, cancellationToken) is not null;

    private async Task<object> FindAsync(string clientId, CancellationToken cancellationToken) =>
        await applications.FindByClientIdAsync(clientId, cancellationToken)
        ?? throw new InvalidOperationException("The application of an authenticated client is not there any more.");
}
