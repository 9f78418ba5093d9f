namespace SmsAuth.Recycling;

/// <summary>Keeps nothing: every number is seen for the first time, so none is dormant.</summary>
internal sealed class NoNumberActivity : INumberActivityStore
{
    public Task<NumberActivity?> FindAsync(string number, CancellationToken cancellationToken) => Task.FromResult<NumberActivity?>(null);

    public Task RecordAsync(string number, NumberActivity activity) => Task.CompletedTask;

    public Task RemoveAsync(string number, string accountId) => Task.CompletedTask;
}
