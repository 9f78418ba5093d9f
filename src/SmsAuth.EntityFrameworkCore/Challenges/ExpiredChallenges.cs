using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>Deletes challenges whose code ended long ago. Their numbers are gone before, see <see cref="ChallengeNumbers{TContext}"/>.</summary>
internal sealed class ExpiredChallenges<TContext>(OwnScope<TContext> own, IOptions<RetentionOptions> options) : IExpiringStore
    where TContext : DbContext
{
    public string Name => "challenges";

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(context =>
    {
        var ended = now - options.Value.Challenges;

        // A parameter, because SQLite finds by an index what is equal to something, but not what is true.
        var hasNumber = false;
        var rows = context.RowsOf<StoredChallenge>();
        var due = rows.Where(c => c.HasPhoneNumber == hasNumber && c.ExpiresAt <= ended).OrderBy(c => c.ExpiresAt).Take(max).Select(c => c.Id);
        return rows.Where(c => due.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
    });
}
