using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Maintenance;
using SmsAuth.Server.Database;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Tokens;

/// <summary>
/// Deletes authorizations that never had a token: those of a sign-in that was cut off between the two. All others go with their last token
/// (<see cref="ExpiredTokens"/>), so each has to be looked at once only; a process that has just started looks at those of a week.
/// </summary>
internal sealed class UnusedAuthorizations(IServiceScopeFactory scopes, IOptions<RetentionOptions> options) : IExpiringStore
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    private DateTime lookedUntil = DateTime.MinValue;

    public string Name => "unused authorizations";

    /// <summary>Authorizations that have no token, and get none because they were made for one sign-in or have ended.</summary>
    public static IQueryable<OpenIddictEntityFrameworkCoreAuthorization<Guid>> In(ServerDbContext database) =>
        database.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>()
            .Where(static a => (a.Type == AuthorizationTypes.AdHoc || a.Status != Statuses.Valid) && !a.Tokens.Any());

    public async Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDbContext>();
        var until = (now - options.Value.Tokens).UtcDateTime;
        var from = lookedUntil > until - FirstLook ? lookedUntil : until - FirstLook;

        // Searched first, so that the search holds no lock.
        var due = await In(database)
            .Where(a => a.CreationDate > from && a.CreationDate <= until)
            .OrderBy(static a => a.CreationDate)
            .Take(max)
            .Select(static a => a.Id)
            .ToListAsync(cancellationToken);
        if (due.Count > 0) await In(database).Where(a => due.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        if (due.Count < max) lookedUntil = until;
        return due.Count;
    }
}
