namespace SmsAuth.Sending;

/// <summary>Decides whether a text may be sent. Checks run in the order of their registration; the first refusal counts.</summary>
public interface ISendCheck
{
    /// <summary>Says why the text is not sent; null when this check has nothing against it. An exception refuses it too.</summary>
    Task<SendRefusal?> CheckAsync(SendAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Takes back what it counted for a text that a later check refused. Default: nothing.</summary>
    Task UndoAsync(SendAttempt attempt) => Task.CompletedTask;
}
