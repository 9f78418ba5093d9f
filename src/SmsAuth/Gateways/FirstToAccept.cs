using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Gateways;

/// <summary>Asks the providers of an ordered list, one after the other, until one accepts.</summary>
internal sealed class FirstToAccept(RouteOptions options, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, RecentHandovers> recent = new(StringComparer.Ordinal);

    /// <returns>The provider that accepted, and its id; null when none did.</returns>
    public async Task<AcceptedText?> AskAsync(
        IList<string> order, PhoneNumber to, Func<string, CancellationToken, Task<SendOutcome>> ask, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var accepted = await AskEachAsync(order, to, ask, cancellationToken);
        RecentOf(order).Add(new Handover(Stopwatch.GetElapsedTime(start), accepted?.Gateway));
        return accepted;
    }

    /// <summary>Takes as long as a recent text of the same list took, and sends none.</summary>
    /// <returns>The name of the provider that accepted that text, or null when none did.</returns>
    public async Task<string?> PretendAsync(IList<string> order, PhoneNumber to)
    {
        var recently = RecentOf(order).Draw();
        await Task.Delay(recently.Took, TimeProvider.System);
        Log.Withheld(logger, to);
        return recently.Gateway;
    }

    private RecentHandovers RecentOf(IList<string> order) => recent.GetOrAdd(
        string.Join('\n', order), static (_, order) => new RecentHandovers(new Handover(TimeSpan.Zero, order.FirstOrDefault())), order);

    private async Task<AcceptedText?> AskEachAsync(
        IList<string> order, PhoneNumber to, Func<string, CancellationToken, Task<SendOutcome>> ask, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.TotalTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        foreach (var name in order)
        {
            switch (await AskAsync(name, ask, either.Token, cancellationToken))
            {
                case SendOutcome.Accepted { MessageId: var id }:
                    Log.Accepted(logger, to, name);
                    return new AcceptedText(name, id is { Length: >= 1 and <= AcceptedText.MaxIdLength } ? id : null);
                case SendOutcome.Failed failed:
                    Log.Failed(logger, to, name, failed.Problem, failed.Reason);
                    break;
            }
        }

        Log.NoneAccepted(logger, to);
        return null;
    }

    private static async Task<SendOutcome> AskAsync(
        string name, Func<string, CancellationToken, Task<SendOutcome>> ask, CancellationToken either, CancellationToken callers)
    {
        try
        {
            return await ask(name, either);
        }
        catch (OperationCanceledException) when (!callers.IsCancellationRequested)
        {
            return new SendOutcome.Failed("no time was left", SendProblem.Unknown);
        }
    }
}
