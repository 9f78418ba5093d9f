using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>Lists the numbers of an account, and removes them.</summary>
public sealed class AccountNumbers
{
    private readonly IAccountStore accounts;
    private readonly NumberHasher hasher;
    private readonly RecentSignIn recent;
    private readonly NumberChanges changes;

    internal AccountNumbers(IAccountStore accounts, NumberHasher hasher, RecentSignIn recent, NumberChanges changes) =>
        (this.accounts, this.hasher, this.recent, this.changes) = (accounts, hasher, recent, changes);

    /// <summary>The numbers that sign in to an account, the main one first.</summary>
    public async Task<IReadOnlyList<AccountNumber>> ListAsync(string accountId, CancellationToken cancellationToken)
    {
        var numbers = await accounts.ListNumbersAsync(accountId, cancellationToken);
        return [.. numbers.Select(number => new AccountNumber(hasher.Hash(number), number))];
    }

    /// <summary>Takes a number from the account of the signed-in user.</summary>
    /// <param name="session">The user.</param>
    /// <param name="id">The <see cref="AccountNumber.Id"/> of the number.</param>
    /// <param name="cancellationToken">Ends the checks before the removal, which is not cancelled.</param>
    public async Task<RemoveNumberOutcome> RemoveAsync(AccountSession session, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(id);
        if (!await recent.IsGivenAsync(session, cancellationToken)) return new RemoveNumberOutcome.ReauthenticationRequired(recent.MaxAge);
        if (await FindAsync(session.AccountId, id, cancellationToken) is not { } number) return new RemoveNumberOutcome.UnknownNumber();

        switch (await accounts.UnlinkNumberAsync(session.AccountId, number))
        {
            case UnlinkVerdict.Removed:
                await changes.RemovedAsync(session, number);
                return new RemoveNumberOutcome.Removed();
            case UnlinkVerdict.LastLogin:
                return new RemoveNumberOutcome.LastLogin();
            default:
                return new RemoveNumberOutcome.UnknownNumber();
        }
    }

    /// <summary>The number of an account that has an id; null when it has none.</summary>
    internal async Task<PhoneNumber?> FindAsync(string accountId, string id, CancellationToken cancellationToken) =>
        (await ListAsync(accountId, cancellationToken)).FirstOrDefault(n => n.Id == id)?.PhoneNumber;
}
