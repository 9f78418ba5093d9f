using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>Keeps the SQL of every command, and can lose the acknowledgement of one that was carried out.</summary>
public sealed class CountingInterceptor : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();
    private int acknowledgementsToLose;

    public IReadOnlyList<string> Commands => [.. commands];

    public void Clear() => commands.Clear();

    public void LoseNextAcknowledgement() => Interlocked.Exchange(ref acknowledgementsToLose, 1);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref acknowledgementsToLose, 0) == 1
            ? throw new LostAcknowledgementException()
            : base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
}
