using Microsoft.EntityFrameworkCore;
using SmsAuth.Challenges;
using SmsAuth.Deliveries;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>Counts by one query over the challenges that are kept; nothing is counted while people sign in.</summary>
internal sealed class EntityFrameworkCoreDeliveryCounts<TContext>(OwnScope<TContext> own) : IDeliveryCounts
    where TContext : DbContext
{
    public Task<IReadOnlyList<DeliveryCount>> ReadAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        own.RunAsync<IReadOnlyList<DeliveryCount>>(async context =>
        {
            const int Delivered = (int)DeliveryState.Delivered;
            const int Failed = (int)DeliveryState.Failed;
            var counts = await context.RowsOf<StoredChallenge>()
                .Where(c => c.Gateway != null && c.CreatedAt >= from && c.CreatedAt < until)
                .GroupBy(static c => new { c.Gateway, c.Region })
                .Select(static g => new
                {
                    g.Key.Gateway,
                    g.Key.Region,
                    Sent = g.Count(),
                    Delivered = g.Count(c => c.DeliveryState == Delivered),
                    Failed = g.Count(c => c.DeliveryState == Failed),
                    Verified = g.Count(c => c.State == ChallengeState.Verified),
                })
                .ToListAsync(cancellationToken);
            return
            [
                .. counts
                    .Select(static c => new DeliveryCount(c.Gateway!, c.Region, c.Sent, c.Delivered, c.Failed, c.Verified))
                    .OrderBy(static c => c.Gateway, StringComparer.Ordinal)
                    .ThenBy(static c => c.Region, StringComparer.Ordinal),
            ];
        });
}
