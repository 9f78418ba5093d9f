using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Tokens;

/// <summary>OpenIddict's application manager, which also takes the former secrets of a client until they end.</summary>
internal sealed class ApplicationManager(
    IOpenIddictApplicationCache<OpenIddictEntityFrameworkCoreApplication<Guid>> cache,
    ILogger<OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<OpenIddictEntityFrameworkCoreApplication<Guid>> store,
    TimeProvider time) : OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>>(cache, logger, options, store)
{
    public override async ValueTask<bool> ValidateClientSecretAsync(
        OpenIddictEntityFrameworkCoreApplication<Guid> application, string secret, CancellationToken cancellationToken = default)
    {
        if (await base.ValidateClientSecretAsync(application, secret, cancellationToken)) return true;
        if (await HasClientTypeAsync(application, ClientTypes.Public, cancellationToken)) return false;

        // All of them are compared, each as OpenIddict compares its own: in a time that tells nothing.
        var isOne = false;
        foreach (var former in ClientSecrets.FormerOf(await GetPropertiesAsync(application, cancellationToken), time.GetUtcNow()))
        {
            isOne |= await ValidateClientSecretAsync(secret, former.Hash, cancellationToken);
        }

        return isOne;
    }
}
