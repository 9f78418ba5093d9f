using SmsAuth.Audit;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>What happened, in figures that were counted as it did: an answer reads counts only, however many challenges there were.</summary>
internal static class StatisticsEndpoints
{
    private static readonly Happening[] Failures = [Happening.Refused, Happening.NotSent, Happening.Undelivered, Happening.CodeRefused];

    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/statistics").WithTags("Statistics");
        statistics.MapGet("/overview", OverviewAsync).Produces<Overview>().WithName("read_overview")
            .WithSummary("From asking for a code to signing in: how often what happened in a period, in all and step by step.");
        statistics.MapGet("/failures", FailuresAsync).Produces<Page<Failure>>().WithName("list_failures").WithSummary("What failed and why, the most frequent first.");
        statistics.MapGet("/countries", static (IStatisticsStore store, Prices prices, TimeProvider time, [AsParameters] PeriodRequest period, CancellationToken cancellationToken) =>
                SharesAsync(store, prices, time, period, static c => c.Region, cancellationToken))
            .Produces<Page<Share>>().WithName("list_countries").WithSummary("What happened by country, the most texts first.");
        statistics.MapGet("/gateways", static (IStatisticsStore store, Prices prices, TimeProvider time, [AsParameters] PeriodRequest period, CancellationToken cancellationToken) =>
                SharesAsync(store, prices, time, period, static c => c.Gateway, cancellationToken))
            .Produces<Page<Share>>().WithName("list_gateway_figures").WithSummary("What happened by gateway, the most texts first.");
        statistics.MapGet("/delivery_times", ArrivalsAsync).Produces<Page<Arrival>>().WithName("list_delivery_times")
            .WithSummary("How long texts took to arrive, of all gateways and of each.");
        statistics.MapGet("/alerts", AlertsAsync).Produces<Page<Alert>>().WithName("list_alerts").WithSummary("What the fraud guard paused or let through again, the newest first.");
    }

    private static async Task<IResult> OverviewAsync(
        IStatisticsStore store, Prices prices, TimeProvider time, [AsParameters] PeriodRequest period, CancellationToken cancellationToken)
    {
        if (period.Read(time.GetUtcNow(), StatisticsGrouping.Time, Figures.All, out var query) is { } problem) return problem;
        var counts = await store.ReadAsync(query, cancellationToken);
        var routes = await store.ReadAsync(query with { By = StatisticsGrouping.Route, What = [Happening.Sent, Happening.NoticeSent] }, cancellationToken);
        var byStep = counts.ToLookup(static c => c.StartsAt);
        var steps = new List<Step>();
        for (var at = query.From; at < query.Until; at += query.Span.Length()) steps.Add(new Step(at, Figures.Of(byStep[at])));
        return Results.Ok(new Overview(query.From, query.Until, (long)query.Span.Length().TotalSeconds, Figures.Of(counts), steps, prices.Of(routes)));
    }

    private static async Task<IResult> FailuresAsync(IStatisticsStore store, TimeProvider time, [AsParameters] PeriodRequest period, CancellationToken cancellationToken)
    {
        if (period.Read(time.GetUtcNow(), StatisticsGrouping.Reason, Failures, out var query) is { } problem) return problem;
        return Results.Ok(new Page<Failure>(
        [
            .. (await store.ReadAsync(query, cancellationToken))
                .Select(static c => new Failure(c.What, c.Reason, c.Gateway, c.Count))
                .OrderByDescending(static f => f.Count)
                .ThenBy(static f => f.Reason, StringComparer.Ordinal),
        ]));
    }

    private static async Task<IResult> SharesAsync(
        IStatisticsStore store, Prices prices, TimeProvider time, PeriodRequest period, Func<StatisticCount, string> nameOf, CancellationToken cancellationToken)
    {
        if (period.Read(time.GetUtcNow(), StatisticsGrouping.Route, Figures.All, out var query) is { } problem) return problem;
        return Results.Ok(new Page<Share>(
        [
            .. (await store.ReadAsync(query, cancellationToken))
                .GroupBy(nameOf, StringComparer.Ordinal)
                .Select(g => new Share(g.Key, Figures.Of(g), prices.Of(g)))
                .OrderByDescending(static s => s.Figures.Sent)
                .ThenBy(static s => s.Name, StringComparer.Ordinal),
        ]));
    }

    private static async Task<IResult> ArrivalsAsync(IStatisticsStore store, TimeProvider time, [AsParameters] PeriodRequest period, CancellationToken cancellationToken)
    {
        if (period.Read(time.GetUtcNow(), StatisticsGrouping.Reason, [Happening.DeliveryTime], out var query) is { } problem) return problem;
        var counts = await store.ReadAsync(query, cancellationToken);
        return Results.Ok(new Page<Arrival>(
        [
            Arrival.Of("", counts),
            .. counts.GroupBy(static c => c.Gateway, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => Arrival.Of(g.Key, g)),
        ]));
    }

    private static async Task<IResult> AlertsAsync(IAuditLog log, [AsParameters] PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        var found = await log.SearchAsync(new AuditFilter { Event = AuditEvent.FraudAlert }, last, page.Size, cancellationToken);
        return Results.Ok(new Page<Alert>([.. found.Records.Select(static r => new Alert(r.At, r.Reason))], found.Next is { } next ? PageRequest.CursorOf(next) : null));
    }
}
