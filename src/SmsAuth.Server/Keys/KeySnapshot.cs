namespace SmsAuth.Server.Keys;

/// <summary>The keys of every kind at a time.</summary>
internal sealed class KeySnapshot(IReadOnlyDictionary<KeyKind, KeyTimeline> timelines)
{
    public KeyTimeline Of(KeyKind kind) => timelines[kind];

    /// <summary>Every key of a snapshot.</summary>
    public IEnumerable<ServerKey> Keys => timelines.Values.SelectMany(static t => t.All);

    /// <summary>Whether both tell a server to do the same.</summary>
    public bool IsLike(KeySnapshot? other) => other is not null && Describe().SequenceEqual(other.Describe());

    private IEnumerable<(string Id, KeyState State)> Describe() => timelines.OrderBy(static t => t.Key).SelectMany(static t => t.Value.All.Select(k => (k.Id, t.Value.StateOf(k))));
}
