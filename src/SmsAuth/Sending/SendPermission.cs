using Microsoft.Extensions.Logging;

namespace SmsAuth.Sending;

/// <summary>Asks every check, unless nothing is sent. Fails closed: a check that cannot answer refuses.</summary>
internal sealed class SendPermission(IEnumerable<ISendCheck> checks, ILogger<SendPermission> logger)
{
    public async Task<SendRefusal?> AskAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        if (!attempt.Verifier.Sends) return null;
        foreach (var check in checks)
        {
            try
            {
                if (await check.CheckAsync(attempt, cancellationToken) is { } refusal) return refusal;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.CheckFailed(logger, exception, check.GetType().Name);
                return new SendRefusal.Unavailable($"check:{check.GetType().Name}");
            }
        }

        return null;
    }
}
