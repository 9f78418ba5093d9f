using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database;

/// <summary>Brings the database to the newest migration before the server listens.</summary>
internal sealed class DatabasePreparation(ServerDbContext database, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task RunAsync()
    {
        // EF Core waits for its migration lock for ever, also for that of a process that was killed while it migrated.
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await MigrateAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw StartProblems.Refusal(
                $"Database: it is still locked for migration after {Patience.TotalMinutes} minutes. If no other process migrates it, delete the row of the table __EFMigrationsLock.");
        }
        catch (DbException exception)
        {
            throw StartProblems.Refusal($"{DatabaseSettings.Section}:{nameof(DatabaseSettings.ConnectionString)}: {exception.Message}");
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (!(await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return;
        await database.Database.MigrateAsync(cancellationToken);

        // Readers and a writer do not wait for each other. The mode stays with the file.
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
    }
}
