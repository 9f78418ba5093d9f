using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace SmsAuth.Server.Keys.DataProtection;

/// <summary>Gives Data Protection the keys of the ring, which rotates them as it does all others.</summary>
internal sealed class RingKeyManager(KeyRing ring, KeyChanges<KeyManagementOptions> changes, ILoggerFactory loggers) : IKeyManager
{
    private readonly AuthenticatedEncryptorFactory factory = new(loggers);

    public IReadOnlyCollection<IKey> GetAllKeys()
    {
        if (ring.Snapshot?.Of(KeyKind.DataProtection) is not { } keys) return [];
        return [.. keys.Usable.OrderBy(static k => k.ActiveFrom).ThenBy(static k => k.Number).Select((key, i) => new RingKey(key, keys.StateOf(key) is KeyState.Next ? null : i, factory))];
    }

    public CancellationToken GetCacheExpirationToken() => changes.Token;

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => throw Refusal();

    public void RevokeKey(Guid keyId, string? reason = null) => throw Refusal();

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => throw Refusal();

    private static NotSupportedException Refusal() => new("The keys of Data Protection are made and removed by the command keys.");
}
