using StackExchange.Redis;

namespace SmsAuth.Server.Keys.Stores;

/// <summary>Keys as fields of a hash in Redis.</summary>
internal sealed class RedisKeyStore(IConnectionMultiplexer redis) : IKeyStore
{
    // The hash tag is that of the limits.
    private const string Hash = "{smsauth}:keys";

    public string Name => "Redis";

    public async Task<IReadOnlyList<StoredKey>> ReadAsync(CancellationToken cancellationToken)
    {
        var fields = await redis.GetDatabase().HashGetAllAsync(Hash).WaitAsync(cancellationToken);
        return [.. fields.Select(static f => StoredKey.Parse(f.Name.ToString()) is var (kind, number) ? new StoredKey(kind, number, f.Value.ToString()) : null).OfType<StoredKey>()];
    }

    public Task<bool> AddAsync(StoredKey key) => redis.GetDatabase().HashSetAsync(Hash, key.Name, key.Content, When.NotExists);

    public Task ReplaceAsync(StoredKey key) => redis.GetDatabase().HashSetAsync(Hash, key.Name, key.Content);

    public Task RemoveAsync(KeyKind kind, int number) => redis.GetDatabase().HashDeleteAsync(Hash, StoredKey.NameOf(kind, number));
}
