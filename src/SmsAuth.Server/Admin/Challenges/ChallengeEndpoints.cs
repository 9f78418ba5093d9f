using System.Runtime.CompilerServices;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Server.Admin.Audit;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Challenges;

/// <summary>Challenges, and what happened with each.</summary>
internal static class ChallengeEndpoints
{
    private const string Tag = "Challenges";

    // The first record of a challenge is made when its gateways have answered, which may take them a minute (RouteOptions.TotalTimeout).
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private static readonly string[] Columns =
    [
        "id", "created_at", "expires_at", "state", "purpose", "client", "verifier", "number", "country", "language", "channel", "sends", "attempts", "max_attempts", "gateway", "delivery",
        "delivery_reason", "account",
    ];

    public static void MapChallenges(this IEndpointRouteBuilder api)
    {
        api.MapGet("/challenges", ListAsync).WithTags(Tag).Produces<Page<ChallengeSummary>>().WithName("list_challenges")
            .WithSummary("Challenges, the newest first. A part may be short, or empty, and still have a next: so many challenges were read for it.");
        api.MapGet("/challenges/{id}", ReadAsync).WithTags(Tag).Produces<ChallengeTimeline>().WithName("read_challenge")
            .WithSummary("A challenge by its shortened id, with what happened: asked, sent, tried, verified or why not.");
        api.MapGet("/challenges.csv", Export).WithTags(Tag).Produces<string>(StatusCodes.Status200OK, "text/csv").WithName("export_challenges")
            .WithSummary("Challenges as comma-separated values, all of them.");
    }

    private static async Task<IResult> ListAsync(IChallengeLog log, [AsParameters] ChallengeQuery query, [AsParameters] PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } wrong) return wrong;
        if (query.Read(out var filter) is { } problem) return problem;
        try
        {
            var found = await log.SearchAsync(filter, last, page.Size, cancellationToken);
            return Results.Ok(new Page<ChallengeSummary>(found.Challenges, found.Next is { } next ? PageRequest.CursorOf(next) : null));
        }
        catch (FormatException)
        {
            return Problems.Invalid("after", "it must be the next of the part before.");
        }
    }

    private static async Task<IResult> ReadAsync(string id, IChallengeLog log, IAuditLog audit, CancellationToken cancellationToken)
    {
        var shortened = Shortened.Of(id);
        var records = await audit.ListAsync(new AuditFilter { Challenge = shortened }, after: null, IAuditLog.MaxTake, cancellationToken);
        if (records.Count == 0) return Problems.NotFound("challenge");
        var first = records[^1];
        var around = new ChallengeFilter { From = first.At - Answered, Before = first.At + Moment, ClientId = first.ClientId };
        return Results.Ok(new ChallengeTimeline(await FindAsync(log, around, shortened, cancellationToken), [.. records.Reverse().Select(AuditAnswer.Of)]));
    }

    private static async Task<ChallengeSummary?> FindAsync(IChallengeLog log, ChallengeFilter around, string shortened, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var part = await log.SearchAsync(around, after, IChallengeLog.MaxTake, cancellationToken);
            if (part.Challenges.FirstOrDefault(c => c.Id == shortened) is { } found) return found;
            after = part.Next;
        }
        while (after is not null);
        return null;
    }

    private static IResult Export(IChallengeLog log, [AsParameters] ChallengeQuery query) =>
        query.Read(out var filter) is { } problem ? problem : new CsvAnswer("challenges", Columns, RowsAsync(log, filter));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        IChallengeLog log, ChallengeFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? after = null;
        do
        {
            var found = await log.SearchAsync(filter, after, IChallengeLog.MaxTake, cancellationToken);
            foreach (var c in found.Challenges)
            {
                yield return
                [
                    c.Id, c.CreatedAt, c.ExpiresAt, c.State, c.Purpose, c.ClientId, c.Verifier, c.MaskedNumber, c.Region, c.Language, c.Channel, c.Sends, c.Attempts, c.MaxAttempts, c.Gateway,
                    c.Delivery, c.DeliveryReason, c.AccountId,
                ];
            }

            after = found.Next;
        }
        while (after is not null);
    }
}
