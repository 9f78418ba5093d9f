using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>Which counts are asked for; a parameter with <see cref="AsParametersAttribute"/>.</summary>
internal sealed record PeriodRequest(
    [property: FromQuery(Name = "last"), Description("How far back: 1h, 24h, 7d, 30d or 90d. Default: 24h.")] string? Last,
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

    /// <summary>Reads the parameters.</summary>
    /// <param name="now">The time.</param>
    /// <param name="by">What to tell apart.</param>
    /// <param name="what">What happened.</param>
    /// <param name="query">What to ask the store, when nothing is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public IResult? Read(DateTimeOffset now, StatisticsGrouping by, IReadOnlyList<Happening> what, out StatisticsQuery query)
    {
        query = null!;
        if (!Periods.TryGetValue(Last ?? "24h", out var period)) return Problems.Invalid("last", $"it must be one of: {string.Join(", ", Periods.Keys)}.");
        if (Country is not null && (Country.Length != 2 || !Country.All(char.IsAsciiLetter))) return Problems.Invalid("country", "it must be an ISO 3166-1 alpha-2 code such as SE.");

        var span = StatisticSpans.For(now - period, now, now);
        query = new StatisticsQuery
        {
            Span = span,
            From = span.StartOf(now - period + span.Length()),
            Until = now,
            By = by,
            What = what,
            ClientId = Client,
            Verifier = Verifier,
            Gateway = Gateway,
            Region = Country?.ToUpperInvariant(),
        };
        return null;
    }
}
