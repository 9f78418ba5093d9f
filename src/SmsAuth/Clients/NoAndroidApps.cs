namespace SmsAuth.Clients;

/// <summary>No client has an Android app of its own: there are those of <see cref="Verifiers.CodeVerifierOptions.AndroidAppHashes"/> alone.</summary>
internal sealed class NoAndroidApps : IAndroidApps
{
    public Task<string?> FindHashAsync(string clientId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
