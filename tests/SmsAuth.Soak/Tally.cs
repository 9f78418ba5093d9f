using System.Collections.Concurrent;
using System.Globalization;

namespace SmsAuth.Soak;

/// <summary>What became of every request, by attack.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<Attack, Row> rows = new();
    private readonly ConcurrentQueue<string> notes = new();
    private long attacks;

    /// <summary>The requests so far that had to be refused.</summary>
    public long Attacks => Interlocked.Read(ref attacks);

    public long WronglyAccepted => rows.Values.Sum(static r => r.Accepted);

    public long ServerErrors => rows.Values.Sum(static r => r.ServerErrors);

    public long Unexpected => rows.Values.Sum(static r => r.Unexpected);

    public long SignInsThatFailed => rows.Values.Sum(static r => r.Expected - r.Worked);

    /// <summary>The first few answers that should not have been.</summary>
    public IReadOnlyCollection<string> Notes => notes;

    /// <summary>Counts the answer to a request that must be refused.</summary>
    public void Attacked(Attack attack, Answer answer)
    {
        Interlocked.Increment(ref attacks);
        var row = RowOf(attack);
        Interlocked.Increment(ref row.Requests);
        if (answer.Status >= 500) Interlocked.Increment(ref row.ServerErrors);
        else if (answer.IsSuccess) Interlocked.Increment(ref row.Accepted);
        else if (answer.Error is "invalid_grant") Interlocked.Increment(ref row.Refused);
        else Interlocked.Increment(ref row.Unexpected);
        if (answer.Error is not "invalid_grant") Note(attack, answer);
    }

    /// <summary>Counts the answers to requests of which so many must sign in.</summary>
    public void SignedIn(Attack attack, int expected, params IReadOnlyList<Answer> answers)
    {
        var row = RowOf(attack);
        var worked = answers.Count(static a => a.IsSuccess);
        Interlocked.Add(ref row.Expected, expected);
        Interlocked.Add(ref row.Worked, Math.Min(worked, expected));
        Interlocked.Add(ref row.Accepted, Math.Max(0, worked - expected));
        foreach (var answer in answers.Where(static a => a.Status >= 500)) Interlocked.Increment(ref row.ServerErrors);
        if (worked != expected) Note(attack, answers[0]);
    }

    public IEnumerable<string> Table()
    {
        yield return "| attack | requests | refused | wrongly accepted | 5xx | other | sign-ins that had to work | worked |";
        yield return "|---|---|---|---|---|---|---|---|";
        foreach (var (attack, row) in rows.OrderBy(static r => r.Key)) yield return LineOf(attack.Text(), row);
        var all = new Row();
        foreach (var row in rows.Values) all.Add(row);
        yield return LineOf("**all**", all);
    }

    private static string LineOf(string name, Row row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {row.Requests:N0} | {row.Refused:N0} | {row.Accepted:N0} | {row.ServerErrors:N0} | {row.Unexpected:N0} | {row.Expected:N0} | {row.Worked:N0} |");

    private void Note(Attack attack, Answer answer)
    {
        if (notes.Count < 10) notes.Enqueue($"{attack}: {answer.Status} {answer.Error}");
    }

    private Row RowOf(Attack attack) => rows.GetOrAdd(attack, static _ => new Row());

    private sealed class Row
    {
        public long Requests;
        public long Refused;
        public long Accepted;
        public long ServerErrors;
        public long Unexpected;
        public long Expected;
        public long Worked;

        public void Add(Row other)
        {
            Requests += other.Requests;
            Refused += other.Refused;
            Accepted += other.Accepted;
            ServerErrors += other.ServerErrors;
            Unexpected += other.Unexpected;
            Expected += other.Expected;
            Worked += other.Worked;
        }
    }
}
