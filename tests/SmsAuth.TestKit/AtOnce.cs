namespace SmsAuth.TestKit;

/// <summary>Runs many calls in parallel, each on a thread of its own, let go together.</summary>
public static class AtOnce
{
    public static async Task<IReadOnlyList<T>> RunAsync<T>(int count, Func<int, Task<T>> call)
    {
        using var start = new Barrier(count);
        var calls = Enumerable.Range(0, count).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return call(i);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap());
        return await Task.WhenAll(calls.ToList());
    }

    public static Task RunAsync(int count, Func<int, Task> call) => RunAsync(count, async i =>
    {
        await call(i);
        return i;
    });
}
