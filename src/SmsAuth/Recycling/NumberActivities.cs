using Microsoft.Extensions.Options;
using SmsAuth.Bindings;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Recycling;

/// <summary>When numbers were last proven: looked up at every sign-in, written at most once a day for each number.</summary>
internal sealed class NumberActivities(INumberActivityStore store, NumberHasher hasher, IOptions<RecyclingOptions> options, TimeProvider time)
    : INumberChangeObserver
{
    private static readonly TimeSpan Precision = TimeSpan.FromDays(1);

    /// <summary>Whether activities are kept at all.</summary>
    public bool Kept => options.Value.DormantAfter > TimeSpan.Zero;

    /// <summary>The activity of a number in an account; null at first sight. What the number did for another account does not count.</summary>
    public async Task<NumberActivity?> FindAsync(PhoneNumber number, string accountId, CancellationToken cancellationToken) =>
        await store.FindAsync(hasher.Hash(number), cancellationToken) is { } activity && activity.AccountId == accountId ? activity : null;

    /// <summary>How long the number was not proven; null when it is not dormant.</summary>
    public TimeSpan? DormantFor(NumberActivity? activity) =>
        activity is not null && time.GetUtcNow() - activity.LastProvenAt is var quiet && quiet >= options.Value.DormantAfter ? quiet : null;

    /// <summary>Whether the activity is to be written again.</summary>
    public bool IsDue(NumberActivity? activity) => activity is null || time.GetUtcNow() - activity.LastProvenAt >= Precision;

    public Task RecordAsync(PhoneNumber number, string accountId) =>
        store.RecordAsync(hasher.Hash(number), new NumberActivity(accountId, time.GetUtcNow()));

    public Task LinkedAsync(string accountId, PhoneNumber number) => Kept ? RecordAsync(number, accountId) : Task.CompletedTask;

    public Task RemovedAsync(string accountId, PhoneNumber number) => store.RemoveAsync(hasher.Hash(number), accountId);
}
