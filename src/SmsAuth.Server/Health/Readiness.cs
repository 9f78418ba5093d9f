using Microsoft.EntityFrameworkCore;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Health;

/// <summary>Whether the database answers and is at the newest migration, and nobody has told the server to end.</summary>
internal sealed class Readiness(ServerDbContext database, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Readiness> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return false;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var pending = await database.Database.GetPendingMigrationsAsync(either.Token);
            if (!pending.Any()) return true;
            Log.MigrationsPending(logger);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseUnavailable(logger, exception);
        }

        return false;
    }
}
