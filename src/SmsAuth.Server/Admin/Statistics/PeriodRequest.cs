using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>Which counts are asked for; a parameter with <see cref="AsParametersAttribute"/>.</summary>
internal sealed record PeriodRequest(
    [property: FromQuery(Name = "last"), Description("How far back: 1h, 24h, 7d, 30d or 90d. Default: 24h.")] string? Last,
    [property: FromQuery(Name = "from"), Description("In place of last: when the period starts, at most 399 days ago. It is shown from the start of the step that it is in.")] DateTimeOffset? From,
    [property: FromQuery(Name = "to"), Description("With from: when the period ends; the step that it is in is shown whole. Default, and the latest: now.")] DateTimeOffset? To,
    [property: FromQuery(Name = "client"), Description("Of this client only.")] string? Client,
    [property: FromQuery(Name = "verifier"), Description("Of this verifier only.")] string? Verifier,
    [property: FromQuery(Name = "gateway"), Description("Of this gateway only.")] string? Gateway,
    [property: FromQuery(Name = "country"), Description("Of numbers of this country only, ISO 3166-1 alpha-2.")] string? Country)
{
    private static readonly Dictionary<string, TimeSpan> Periods = new(StringComparer.Ordinal)
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["24h"] = TimeSpan.FromHours(24),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
        ["90d"] = TimeSpan.FromDays(90),
    };

    // The oldest day may be purged while it is read.
    private static readonly TimeSpan Oldest = StatisticSpan.Day.Kept() - StatisticSpan.Day.Length();

    /// <summary>Reads the parameters.</summary>
    /// <param name="now">The time.</param>
    /// <param name="by">What to tell apart.</param>
    /// <param name="what">What happened.</param>
    /// <param name="query">What to ask the store, when nothing is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public IResult? Read(DateTimeOffset now, StatisticsGrouping by, IReadOnlyList<Happening> what, out StatisticsQuery query)
    {
        query = null!;
        if (TooLong() is { } name) return Problems.Invalid(name, $"it must be at most {StatisticKey.MaxLabel} characters.");
        if (Country is not null && (Country.Length != 2 || !Country.All(char.IsAsciiLetter))) return Problems.Invalid("country", "it must be an ISO 3166-1 alpha-2 code such as SE.");
        if (ReadPeriod(now, out var span, out var from, out var until) is { } problem) return problem;

        query = new StatisticsQuery
        {
            Span = span,
            From = from,
            Until = until,
            By = by,
            What = what,
            ClientId = Client,
            Verifier = Verifier,
            Gateway = Gateway,
            Region = Country?.ToUpperInvariant(),
        };
        return null;
    }

    private IResult? ReadPeriod(DateTimeOffset now, out StatisticSpan span, out DateTimeOffset from, out DateTimeOffset until)
    {
        (span, from, until) = (default, default, now);
        if (From is null && To is not null) return Problems.Invalid("from", "it is needed with to.");
        if (From is { } start)
        {
            if (Last is not null) return Problems.Invalid("last", "leave it out, or from and to.");
            if (start >= now || now - start > Oldest) return Problems.Invalid("from", $"it must be in the past, at most {Oldest.TotalDays:0} days ago.");
            if (To <= start) return Problems.Invalid("to", "it must be later than from.");
            var end = To < now ? To.Value : now;
            span = StatisticSpans.For(start, end, now);
            from = span.StartOf(start);
            var whole = span.StartOf(end.AddTicks(-1)) + span.Length();
            until = whole < now ? whole : now;
            return null;
        }

        if (!Periods.TryGetValue(Last ?? "24h", out var period)) return Problems.Invalid("last", $"it must be one of: {string.Join(", ", Periods.Keys)}.");
        span = StatisticSpans.For(now - period, now, now);
        from = span.StartOf(now - period + span.Length());
        return null;
    }

    private string? TooLong() => new[] { ("client", Client), ("verifier", Verifier), ("gateway", Gateway) }
        .FirstOrDefault(static l => l.Item2 is { Length: > StatisticKey.MaxLabel }).Item1;
}
