using SmsAuth.PhoneNumbers;

namespace SmsAuth.Accounts;

/// <summary>Finds and creates the accounts that phone numbers sign in to.</summary>
public interface IAccountStore
{
    /// <summary>Finds the account to which a number is a verified login, or which has it as its confirmed number; null when there is none.</summary>
    Task<Account?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken);

    /// <summary>Finds an account by its id; null when there is none.</summary>
    Task<Account?> FindByIdAsync(string id, CancellationToken cancellationToken);

    /// <summary>The locale of an account (OpenID Connect Core 5.1), a BCP 47 tag, in which it gets texts if it asks for no other; null when it has none.</summary>
    Task<string?> FindLocaleAsync(string id, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>
    /// Returns the account of a number that was just proven, linked to it: the one that <see cref="FindByNumberAsync"/> finds or, with
    /// <paramref name="create"/>, a new one. Idempotent: parallel calls for one number return one account. Not cancelled when a client hangs up.
    /// </summary>
    /// <returns>The account, or null when there is none and none may be created.</returns>
    Task<Account?> SignInAsync(PhoneNumber number, bool create);

    /// <summary>The numbers that sign in to an account, the main one first; none for an account that is not there.</summary>
    Task<IReadOnlyList<PhoneNumber>> ListNumbersAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a number that was just proven a login of an account and, in the same write, takes from it the one that it replaces, if any. Of
    /// parallel calls of several accounts for one number, one wins. Not cancelled when a client hangs up.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="number">The number that comes.</param>
    /// <param name="replaced">The number that goes; null when none does.</param>
    /// <param name="version">The version of the account that is to be changed, as the store tells versions apart; null for any.</param>
    Task<LinkVerdict> LinkNumberAsync(string accountId, PhoneNumber number, PhoneNumber? replaced, string? version = null);

    /// <summary>
    /// Takes a number from an account, unless that would leave it without a login; parallel calls leave one too. Not cancelled when a client
    /// hangs up.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="number">The number that goes.</param>
    /// <param name="version">The version of the account that is to be changed, as the store tells versions apart; null for any.</param>
    Task<UnlinkVerdict> UnlinkNumberAsync(string accountId, PhoneNumber number, string? version = null);
}
