using System.Runtime.CompilerServices;
using SmsAuth.Audit;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Audit;

/// <summary>The audit trail.</summary>
internal static class AuditEndpoints
{
    private const string Tag = "Audit trail";

    private static readonly string[] Columns =
        ["id", "at", "event", "reason", "client", "number", "challenge", "account", "verifier", "gateway", "actor", "address", "network", "correlation_id"];

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/audit", ListAsync).WithTags(Tag).Produces<Page<AuditAnswer>>().WithName("list_audit")
            .WithSummary("What happened, the newest first. A part may be short, or empty, and still have a next: so many records were read for it.");
        api.MapGet("/audit.csv", Export).WithTags(Tag).Produces<string>(StatusCodes.Status200OK, "text/csv").WithName("export_audit")
            .WithSummary("The same as comma-separated values, all of it.");
    }

    private static async Task<IResult> ListAsync(IAuditLog log, [AsParameters] AuditQuery query, [AsParameters] PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } wrong) return wrong;
        if (query.Read(out var filter) is { } problem) return problem;
        var found = await log.SearchAsync(filter, last, page.Size, cancellationToken);
        return Results.Ok(new Page<AuditAnswer>([.. found.Records.Select(AuditAnswer.Of)], found.Next is { } next ? PageRequest.CursorOf(next) : null));
    }

    private static IResult Export(IAuditLog log, [AsParameters] AuditQuery query) =>
        query.Read(out var filter) is { } problem ? problem : new CsvAnswer("audit", Columns, RowsAsync(log, filter));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        IAuditLog log, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? after = null;
        do
        {
            var found = await log.SearchAsync(filter, after, IAuditLog.MaxTake, cancellationToken);
            foreach (var r in found.Records)
            {
                yield return [r.Id, r.At, r.Event, r.Reason, r.ClientId, r.MaskedNumber, r.ChallengeId, r.AccountId, r.Verifier, r.Gateway, r.Actor, r.Address, r.Network, r.CorrelationId];
            }

            after = found.Next;
        }
        while (after is not null);
    }
}
