using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>
/// Takes the number in clear from challenges whose code ended long enough ago. Masked number and pseudonym were written with the row, so that it
/// is one UPDATE. A code that ended can never be renewed, so none of these challenges needs its number again.
/// </summary>
internal sealed class ChallengeNumbers<TContext>(OwnScope<TContext> own, IOptions<RetentionOptions> options) : IExpiringStore
    where TContext : DbContext
{
    public string Name => "numbers of challenges";

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(context =>
    {
        var ended = now - options.Value.Numbers;

        // A parameter, because SQLite finds by an index what is equal to something, but not what is true.
        var hasNumber = true;
        var rows = context.RowsOf<StoredChallenge>();
        var due = rows.Where(c => c.HasPhoneNumber == hasNumber && c.ExpiresAt <= ended).OrderBy(c => c.ExpiresAt).Take(max).Select(c => c.Id);
        return rows.Where(c => due.Contains(c.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.PhoneNumber, c => c.MaskedNumber).SetProperty(c => c.HasPhoneNumber, false), cancellationToken);
    });
}
