using Microsoft.EntityFrameworkCore;

namespace SmsAuth.EntityFrameworkCore;

/// <summary>
/// Changes a row, or adds it when it is missing. When others add it at the same time, the key lets one of them; the rest change it. Runs once,
/// whatever retrying strategy the host has configured.
/// </summary>
internal sealed class Upsert(DbContext context)
{
    /// <param name="update">The change, which says how many rows it found.</param>
    /// <param name="row">The row to add.</param>
    public Task<int> RunAsync<TRow>(Func<Task<int>> update, Func<TRow> row)
        where TRow : class => new RunOnce(context).ExecuteAsync(async () =>
    {
        if (await update() is > 0 and var changed) return changed;
        return await TryAddAsync(context, row()) is not { } failure ? 1
            : await update() is > 0 and var late ? late
            : throw new DbUpdateException("A row can be neither changed nor added.", failure);
    });

    /// <returns>Null when the row was added; why not, which is mostly because it was there, otherwise.</returns>
    public static async Task<DbUpdateException?> TryAddAsync<TRow>(DbContext context, TRow row)
        where TRow : class
    {
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(CancellationToken.None);
            return null;
        }
        catch (DbUpdateException exception)
        {
            return exception;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }
}
