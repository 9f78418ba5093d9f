using SmsAuth.Audit;
using SmsAuth.Challenges;

namespace SmsAuth.Statistics;

/// <summary>
/// Counts in memory what happens, for the writer to hand to the store: a request pays for an addition. Test numbers are not counted.
/// </summary>
internal sealed class StatisticsCounter
{
    /// <summary>The most counts that wait; of what would be more, only what happened is told apart.</summary>
    public const int Capacity = 2_000;

    private readonly Lock gate = new();
    private Dictionary<StatisticKey, long> counts = [];

    /// <summary>Counts what the audit trail tells.</summary>
    public void Count(AuditEntry entry)
    {
        if (entry.Verifier == Challenge.TestVerifier || HappeningOf(entry) is not { } what) return;
        Add(StatisticKey.Of(what, entry.PhoneNumber, entry.Gateway, entry.Verifier, entry.ClientId, HasReason(what) ? ClassOf(entry.Reason) : null), 1);
    }

    /// <summary>Counts what became of a challenge's text.</summary>
    public void Count(Happening what, Challenge challenge, string? gateway, string? reason = null)
    {
        if (!challenge.IsTest) Add(StatisticKey.Of(what, challenge.PhoneNumber, gateway, challenge.Verifier, challenge.ClientId, reason), 1);
    }

    /// <summary>Takes all counts out.</summary>
    public Dictionary<StatisticKey, long> Take()
    {
        lock (gate)
        {
            var taken = counts;
            counts = [];
            return taken;
        }
    }

    /// <summary>Puts counts back that could not be stored.</summary>
    public void PutBack(IReadOnlyDictionary<StatisticKey, long> taken)
    {
        foreach (var (key, count) in taken) Add(key, count);
    }

    // A reason may name a prefix of numbers, and there are many: fraud:conversion:prefix:+1202555.
    private static string? ClassOf(string? reason) =>
        reason?.Contains('+', StringComparison.Ordinal) is true ? string.Join(':', reason.Split(':').Where(static part => !part.StartsWith('+'))) : reason;

    private static bool HasReason(Happening what) => what is Happening.Refused or Happening.CodeRefused or Happening.Alert;

    // What passkeys do costs no text, and would make the share of codes that come to something look better than it is.
    private static Happening? HappeningOf(AuditEntry entry) => entry.Event switch
    {
        _ when entry.Reason?.StartsWith(AuditEntry.PasskeyReason, StringComparison.Ordinal) is true => null,
        AuditEvent.CodeRequested => Happening.Asked,
        AuditEvent.CodeResent => Happening.AskedAgain,
        AuditEvent.SendRefused => Happening.Refused,
        AuditEvent.TextSent when entry.Reason?.StartsWith("notice:", StringComparison.Ordinal) is true => Happening.NoticeSent,
        AuditEvent.TextSent => Happening.Sent,
        AuditEvent.TextFailed => Happening.NotSent,
        AuditEvent.TextSuppressed => Happening.Withheld,
        AuditEvent.CodeRefused => Happening.CodeRefused,
        AuditEvent.SignedIn => Happening.SignedIn,
        AuditEvent.AccountCreated => Happening.AccountCreated,
        AuditEvent.FraudAlert => Happening.Alert,
        _ => null,
    };

    private void Add(StatisticKey key, long count)
    {
        lock (gate)
        {
            if (counts.Count >= Capacity && !counts.ContainsKey(key)) key = new StatisticKey(key.What, "", "", "", "", "");
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }
}
