using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.Clients;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>The Android apps of OpenIddict applications. Texts are also sent when no request is there, so each look-up has a scope of its own.</summary>
internal sealed class AndroidApps(IServiceScopeFactory scopes) : IAndroidApps
{
    public async Task<string?> FindHashAsync(string clientId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        return await applications.FindByClientIdAsync(clientId, cancellationToken) is { } application
            ? StoredClientSettings.ReadAndroidAppHash(await applications.GetSettingsAsync(application, cancellationToken))
            : null;
    }
}
