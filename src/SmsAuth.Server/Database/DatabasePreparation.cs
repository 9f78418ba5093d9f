using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database;

/// <summary>Sees to it that the server and its database fit each other before the server listens.</summary>
internal sealed class DatabasePreparation(ServerDbContext database, DatabaseEngine engine, IOptions<DatabaseSettings> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private DatabaseSettings Settings => options.Value;

    /// <summary>Applies missing migrations if the server is told to, and refuses to start on a schema that it does not fit.</summary>
    public Task RunAsync() => WithinPatienceAsync(async cancellationToken =>
    {
        var applied = await AppliedAsync(cancellationToken);
        if (!Settings.AllowNewer) RefuseUnknown(applied);
        if (MissingFrom(applied) is { Count: > 0 } missing)
        {
            if (Settings.Migrate is not true) throw StartProblems.Refusal(NotMigrated(missing));
            await engine.MigrateAsync(database, cancellationToken);
        }

        await engine.SetUpAsync(database, cancellationToken);
    });

    /// <summary>Applies missing migrations.</summary>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync()
    {
        List<string> missing = [];
        await WithinPatienceAsync(async cancellationToken =>
        {
            var applied = await AppliedAsync(cancellationToken);
            RefuseUnknown(applied);
            missing = MissingFrom(applied);
            if (missing.Count > 0) await engine.MigrateAsync(database, cancellationToken);
        });
        return missing;
    }

    private async Task WithinPatienceAsync(Func<CancellationToken, Task> prepare)
    {
        // EF Core waits for its migration lock for ever, also for that of a process that was killed while it migrated.
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await prepare(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw StartProblems.Refusal(
                $"{DatabaseSettings.Section}: it is still locked for migration after {Patience.TotalMinutes} minutes. If no other process migrates it, delete the row of the table __EFMigrationsLock.");
        }
        catch (Exception exception) when (FailureIn(exception) is { } failure)
        {
            throw StartProblems.Refusal($"{DatabaseSettings.Section}:{nameof(DatabaseSettings.ConnectionString)}: {failure.Message}");
        }
    }

    // A retrying strategy wraps what the database said.
    private static DbException? FailureIn(Exception? exception) => exception switch
    {
        null => null,
        DbException failure => failure,
        _ => FailureIn(exception.InnerException),
    };

    private async Task<List<string>> AppliedAsync(CancellationToken cancellationToken) =>
        [.. await database.Database.GetAppliedMigrationsAsync(cancellationToken)];

    private List<string> MissingFrom(List<string> applied) => [.. database.Database.GetMigrations().Except(applied, StringComparer.Ordinal)];

    private void RefuseUnknown(List<string> applied)
    {
        if (applied.Except(database.Database.GetMigrations(), StringComparer.Ordinal).ToList() is not { Count: > 0 } unknown) return;
        throw StartProblems.Refusal(
            $"{DatabaseSettings.Section}: it is newer than this server, which does not know {string.Join(", ", unknown)}. Start the newer version, "
            + $"or set {DatabaseSettings.Section}:{nameof(DatabaseSettings.AllowNewer)}=true if that one's notes say that this version runs on its database.");
    }

    private static string NotMigrated(List<string> missing) =>
        $"{DatabaseSettings.Section}: it lacks {string.Join(", ", missing)}. Run this server once with the command migrate, "
        + $"or set {DatabaseSettings.Section}:{nameof(DatabaseSettings.Migrate)}=true to have it done at start.";
}
