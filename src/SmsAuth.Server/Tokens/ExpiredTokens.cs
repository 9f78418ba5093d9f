using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Maintenance;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Tokens;

/// <summary>
/// Deletes tokens that ended long enough ago, and with the last token of a sign-in its authorization. Their end alone decides: a token that was
/// used or revoked is needed until then, because using it again ends the session. OpenIddict's own pruning is not used: no index serves its
/// condition, it reads a thousand tokens under locks that sign-ins wait for, or are refused by, and it makes no pause.
/// </summary>
internal sealed class ExpiredTokens(IServiceScopeFactory scopes, IOptions<RetentionOptions> options) : IExpiringStore
{
    public string Name => "tokens";

    public async Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDbContext>();
        var ended = (now - options.Value.Tokens).UtcDateTime;
        var due = await TokensIn(database)
            .Where(t => t.ExpirationDate <= ended)
            .OrderBy(static t => t.ExpirationDate)
            .Take(max)
            .Select(static t => new { t.Id, Authorization = t.Authorization == null ? (Guid?)null : t.Authorization.Id })
            .ToListAsync(cancellationToken);
        if (due.Count == 0) return 0;
        var ids = due.ConvertAll(static t => t.Id);
        var authorizations = due.Select(static t => t.Authorization).OfType<Guid>().Distinct().ToList();

        // Both or neither: an authorization whose last token is gone would not be found again.
        return await database.Database.CreateExecutionStrategy().ExecuteAsync(
            async cancel =>
            {
                await using var transaction = await database.Database.BeginTransactionAsync(cancel);
                await TokensIn(database).Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync(cancel);
                await UnusedAuthorizations.In(database).Where(a => authorizations.Contains(a.Id)).ExecuteDeleteAsync(cancel);
                await transaction.CommitAsync(cancel);
                return ids.Count;
            },
            cancellationToken);
    }

    private static DbSet<OpenIddictEntityFrameworkCoreToken<Guid>> TokensIn(DbContext database) =>
        database.Set<OpenIddictEntityFrameworkCoreToken<Guid>>();
}
