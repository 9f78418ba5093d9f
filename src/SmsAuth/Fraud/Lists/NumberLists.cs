using System.Collections.Frozen;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Fraud.Lists;

/// <summary>Says on which list a number is, from a copy of the lists that is at most ten seconds old.</summary>
internal sealed class NumberLists(INumberListStore store, NumberHasher hasher, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly RecentReading<FrozenDictionary<string, NumberListEntry>> entries = new(
        async () => (await store.ListAsync(time.GetUtcNow(), CancellationToken.None)).ToFrozenDictionary(static e => e.Match, StringComparer.Ordinal),
        Fresh,
        time);

    /// <summary>The list of a number, of its own or of one of its prefixes; null when it is on none. To be allowed wins.</summary>
    public async Task<ListKind?> FindAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        var current = await entries.GetAsync(cancellationToken);
        if (current.Count == 0) return null;
        var now = time.GetUtcNow();
        ListKind? found = null;
        foreach (var match in MatchesOf(number))
        {
            if (!current.TryGetValue(match, out var entry) || entry.Until <= now) continue;
            if (entry.Kind is ListKind.Allowed) return ListKind.Allowed;
            found = entry.Kind;
        }

        return found;
    }

    private IEnumerable<string> MatchesOf(PhoneNumber number)
    {
        yield return hasher.Hash(number);
        for (var length = 2; length < number.E164.Length; length++) yield return number.E164[..length];
    }
}
