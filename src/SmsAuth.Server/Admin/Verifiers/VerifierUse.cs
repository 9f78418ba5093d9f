using OpenIddict.Abstractions;
using SmsAuth.OpenIddict;
using SmsAuth.OpenIddict.Clients;

namespace SmsAuth.Server.Admin.Verifiers;

/// <summary>Which clients use a verifier.</summary>
internal sealed class VerifierUse(IOpenIddictApplicationManager clients)
{
    /// <summary>The ids of the clients with the sms_otp grant that use a verifier.</summary>
    public async Task<IReadOnlyList<string>> ClientsOfAsync(string verifier, CancellationToken cancellationToken)
    {
        var users = new List<string>();
        await foreach (var client in clients.ListAsync(count: null, offset: null, cancellationToken))
        {
            if (!await clients.HasPermissionAsync(client, SmsOtpConstants.Permission, cancellationToken)) continue;
            var id = await clients.GetClientIdAsync(client, cancellationToken) ?? "";
            if (await UsesAsync(client, id, verifier, cancellationToken)) users.Add(id);
        }

        return users;
    }

    private async Task<bool> UsesAsync(object client, string id, string verifier, CancellationToken cancellationToken)
    {
        try
        {
            return StoredClientSettings.Read(id, await clients.GetSettingsAsync(client, cancellationToken)).Verifier == verifier;
        }
        catch (FormatException)
        {
            // Settings that cannot be read sign nobody in, by whatever verifier.
            return false;
        }
    }
}
