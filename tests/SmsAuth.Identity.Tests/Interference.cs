using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmsAuth.Identity.Tests;

/// <summary>What happens around the database while a test runs: counts the commands, and lets a test act or fail before something is saved.</summary>
internal sealed class Interference : DbCommandInterceptor, ISaveChangesInterceptor
{
    private int commands;

    public int Commands => commands;

    /// <summary>Runs before changes are saved, with the names of the types to be inserted.</summary>
    public Func<IReadOnlyList<string>, Task>? BeforeSave { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref commands);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Interlocked.Increment(ref commands);
        return base.ReaderExecuting(command, eventData, result);
    }

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (BeforeSave is not { } act) return result;
        var added = eventData.Context!.ChangeTracker.Entries()
            .Where(static e => e.State is Microsoft.EntityFrameworkCore.EntityState.Added)
            .Select(static e => e.Metadata.ClrType.Name.Split('`')[0]);
        await act([.. added]);
        return result;
    }
}
