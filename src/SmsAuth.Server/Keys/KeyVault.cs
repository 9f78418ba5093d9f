using Microsoft.Extensions.Options;
using SmsAuth.Devices;
using SmsAuth.Server.Keys.Protection;
using SmsAuth.Server.Keys.Stores;
using StackExchange.Redis;

namespace SmsAuth.Server.Keys;

/// <summary>Reads and writes keys, encrypted as the settings say.</summary>
internal sealed class KeyVault(KeyStores stores, KeyProtection protection, KeySettings settings, IOptions<DeviceOptions> devices, TimeProvider time)
{
    /// <summary>The keys of one kind at this time.</summary>
    public KeyTimeline TimelineOf(KeyKind kind, IEnumerable<ServerKey> keys) => new(keys.Where(k => k.Kind == kind), KeepOf(kind), time.GetUtcNow());

    public string PlaceOf(KeyKind kind) => stores.Of(kind).Name;

    public async Task<KeyReading> ReadAsync(CancellationToken cancellationToken)
    {
        List<ServerKey> keys = [];
        List<string> unencrypted = [];
        List<string> problems = [];
        List<KeyKind> unreachable = [];
        foreach (var (store, stored) in await StoredAsync(unreachable, cancellationToken))
        {
            var (key, problem) = await OpenAsync(stored);
            if (key is null) problems.Add($"{stored.Name} in {store.Name} cannot be used: {problem}");
            else keys.Add(key);
            if (!KeyProtection.IsSealed(stored.Content)) unencrypted.Add(stored.Name);
        }

        problems.AddRange(keys.GroupBy(static k => k.Id).Where(static g => g.Count() > 1).Select(static g => $"{g.Key} is there twice."));
        return new KeyReading(keys, unencrypted, problems, unreachable);
    }

    /// <summary>Adds a key, unless another node was faster.</summary>
    /// <returns>Whether it was added.</returns>
    public Task<bool> AddAsync(ServerKey key) => stores.Of(key.Kind).AddAsync(new StoredKey(key.Kind, key.Number, protection.Seal(key)));

    public Task RemoveAsync(ServerKey key) => stores.Of(key.Kind).RemoveAsync(key.Kind, key.Number);

    /// <summary>Encrypts under the current certificate or key what is not.</summary>
    /// <returns>The keys that were.</returns>
    public async Task<IReadOnlyList<ServerKey>> ProtectAsync(CancellationToken cancellationToken)
    {
        List<ServerKey> changed = [];
        foreach (var (store, stored) in await StoredAsync([], cancellationToken))
        {
            if (protection.IsCurrent(stored.Content) || await OpenAsync(stored) is not ({ } key, _)) continue;
            await store.ReplaceAsync(stored with { Content = protection.Seal(key) });
            changed.Add(key);
        }

        return changed;
    }

    private async Task<IReadOnlyList<(IKeyStore Store, StoredKey Key)>> StoredAsync(List<KeyKind> unreachable, CancellationToken cancellationToken)
    {
        List<(IKeyStore, StoredKey)> all = [];
        foreach (var group in stores.ByStore)
        {
            try
            {
                all.AddRange((await group.Key.ReadAsync(cancellationToken)).Where(k => group.Contains(k.Kind)).Select(k => (group.Key, k)));
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
            {
                // Signing in needs none of what Redis keeps.
                unreachable.AddRange(group);
            }
        }

        return all;
    }

    private async Task<(ServerKey? Key, string? Problem)> OpenAsync(StoredKey stored)
    {
        var (key, problem) = await protection.OpenAsync(stored.Content);
        if (key is null) return (null, problem);
        if (StoredKey.NameOf(key.Kind, key.Number) is var name && name != stored.Name) return (null, $"it is {name} under another name.");
        return KeyMaker.IsWhole(key) ? (key, null) : (null, "its material is not what a key of its kind has.");
    }

    // A device token is signed under a pepper.
    private TimeSpan KeepOf(KeyKind kind) => kind is KeyKind.Pepper ? settings.Keep + devices.Value.Lifetime : settings.Keep;
}
