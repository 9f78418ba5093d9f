using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.Devices;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>
/// What administrators do with the numbers of others, each time for a reason that the audit trail keeps. No code proves a number that they enter: whoever has it
/// signs in to the account from then on.
/// </summary>
public sealed class NumberSupport
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = AuditRecord.MaxReason;

    private readonly IAccountStore accounts;
    private readonly AccountNumbers numbers;
    private readonly NumberChanges changes;
    private readonly ILimiter limiter;
    private readonly IDeviceStore devices;
    private readonly NumberHasher hasher;
    private readonly TimeProvider time;

    internal NumberSupport(
        IAccountStore accounts, AccountNumbers numbers, NumberChanges changes, ILimiter limiter, IDeviceStore devices, NumberHasher hasher, TimeProvider time) =>
        (this.accounts, this.numbers, this.changes, this.limiter, this.devices, this.hasher, this.time) = (accounts, numbers, changes, limiter, devices, hasher, time);

    /// <summary>Takes a number from an account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="id">The <see cref="AccountNumber.Id"/> of the number.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="reason">Why, 1 to <see cref="MaxReasonLength"/> characters.</param>
    /// <param name="version">The version of the account that is to be changed, as the account store tells versions apart; null for any.</param>
    public async Task<SupportVerdict> RemoveAsync(string accountId, string id, string actor, string reason, string? version = null)
    {
        RequireWords(actor, reason);
        if (await numbers.FindAsync(accountId, id, CancellationToken.None) is not { } number) return SupportVerdict.UnknownNumber;
        switch (await accounts.UnlinkNumberAsync(accountId, number, version))
        {
            case UnlinkVerdict.Removed:
                await changes.SupportedAsync(accountId, number, added: null, actor, reason);
                return SupportVerdict.Done;
            case UnlinkVerdict.LastLogin:
                return SupportVerdict.LastLogin;
            case UnlinkVerdict.Changed:
                return SupportVerdict.Changed;
            default:
                return SupportVerdict.UnknownNumber;
        }
    }

    /// <summary>Puts another number in the place of one of an account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="id">The <see cref="AccountNumber.Id"/> of the number that goes.</param>
    /// <param name="number">The number that comes.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="reason">Why, 1 to <see cref="MaxReasonLength"/> characters.</param>
    /// <param name="version">The version of the account that is to be changed, as the account store tells versions apart; null for any.</param>
    public async Task<SupportVerdict> ReplaceAsync(string accountId, string id, PhoneNumber number, string actor, string reason, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        RequireWords(actor, reason);
        if (await numbers.FindAsync(accountId, id, CancellationToken.None) is not { } replaced) return SupportVerdict.UnknownNumber;
        if (replaced.Equals(number)) return SupportVerdict.Unchanged;
        switch (await accounts.LinkNumberAsync(accountId, number, replaced, version))
        {
            case LinkVerdict.Linked:
                await changes.SupportedAsync(accountId, replaced, number, actor, reason);
                return SupportVerdict.Done;
            case LinkVerdict.AlreadyLinked:
                return SupportVerdict.Unchanged;
            case LinkVerdict.Changed:
                return SupportVerdict.Changed;
            default:
                return SupportVerdict.Taken;
        }
    }

    /// <summary>Forgets the wrong codes of the numbers of an account, and of its trusted devices, so that codes are looked at again.</summary>
    /// <param name="accountId">The account.</param>
    public async Task UnlockAsync(string accountId)
    {
        var trusted = await devices.ListAsync(accountId, time.GetUtcNow(), CancellationToken.None);
        foreach (var number in await accounts.ListNumbersAsync(accountId, CancellationToken.None))
        {
            await limiter.ResetAsync(LimitOwner.Of(hasher, number, deviceId: null).Failures(1));
            foreach (var device in trusted) await limiter.ResetAsync(LimitOwner.Of(hasher, number, device.Id).Failures(1));
        }
    }

    private static void RequireWords(string actor, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, MaxReasonLength, nameof(reason));
    }
}
