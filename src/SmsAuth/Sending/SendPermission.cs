using Microsoft.Extensions.Logging;

namespace SmsAuth.Sending;

/// <summary>Asks every check, unless nothing is sent. Fails closed: a check that cannot answer refuses.</summary>
internal sealed class SendPermission(IEnumerable<ISendCheck> checks, ILogger<SendPermission> logger)
{
    public async Task<SendRefusal?> AskAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        if (!attempt.Verifier.Sends) return null;

        List<ISendCheck> passed = [];
        foreach (var check in checks)
        {
            if (await AskAsync(check, attempt, cancellationToken) is { } refusal)
            {
                foreach (var earlier in passed) await UndoAsync(earlier, attempt);
                return refusal;
            }

            passed.Add(check);
        }

        return null;
    }

    private async Task<SendRefusal?> AskAsync(ISendCheck check, SendAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(attempt, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CheckFailed(logger, exception, check.GetType().Name);
            return new SendRefusal.Unavailable($"check:{check.GetType().Name}");
        }
    }

    private async Task UndoAsync(ISendCheck check, SendAttempt attempt)
    {
        try
        {
            await check.UndoAsync(attempt);
        }
        catch (Exception exception)
        {
            Log.UndoFailed(logger, exception, check.GetType().Name);
        }
    }
}
