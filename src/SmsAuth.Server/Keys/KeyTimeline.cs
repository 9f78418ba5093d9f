namespace SmsAuth.Server.Keys;

/// <summary>The keys of one kind in the order of their use, and the state that each has at a time.</summary>
internal sealed class KeyTimeline
{
    private readonly IReadOnlyList<ServerKey> keys;
    private readonly TimeSpan keep;
    private readonly int current;

    public KeyTimeline(IEnumerable<ServerKey> keys, TimeSpan keep, DateTimeOffset now)
    {
        this.keys = [.. keys.OrderBy(static k => k.ActiveFrom).ThenBy(static k => k.Number)];
        this.keep = keep;
        Now = now;
        current = this.keys.Count(k => k.ActiveFrom <= now) - 1;
    }

    public DateTimeOffset Now { get; }

    /// <summary>The key for new things; null when none is active yet.</summary>
    public ServerKey? Current => current < 0 ? null : keys[current];

    /// <summary>The current key, then all that are still good for what was made with them, the newest first.</summary>
    public IReadOnlyList<ServerKey> Usable => Current is { } first
        ? [first, .. keys.Reverse().Where(k => k != first && StateOf(k) is not KeyState.Expired)]
        : [];

    public bool HasNext => current < keys.Count - 1;

    public IReadOnlyList<ServerKey> Expired => [.. keys.Where(k => StateOf(k) is KeyState.Expired)];

    public int NextNumber => keys.Select(static k => k.Number).DefaultIfEmpty().Max() + 1;

    public IReadOnlyList<ServerKey> All => keys;

    public KeyState StateOf(ServerKey key)
    {
        var place = PlaceOf(key);
        if (place > current) return KeyState.Next;
        return place == current ? KeyState.Current : keys[place + 1].ActiveFrom + keep > Now ? KeyState.Former : KeyState.Expired;
    }

    /// <summary>Until when a key is of use; null while no successor is there.</summary>
    public DateTimeOffset? UsableUntil(ServerKey key) => PlaceOf(key) is var place && place < keys.Count - 1 ? keys[place + 1].ActiveFrom + keep : null;

    private int PlaceOf(ServerKey key) => keys.Index().First(k => k.Item == key).Index;
}
