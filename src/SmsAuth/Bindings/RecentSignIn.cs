using Microsoft.Extensions.Options;
using SmsAuth.Accounts;

namespace SmsAuth.Bindings;

/// <summary>Says whether a user may change the numbers of the account: signed in a short time ago, to an account that is still active.</summary>
internal sealed class RecentSignIn(IAccountStore accounts, IOptions<NumberOptions> options, TimeProvider time)
{
    public TimeSpan MaxAge => options.Value.RecentSignIn;

    public async Task<bool> IsGivenAsync(AccountSession session, CancellationToken cancellationToken) =>
        session.AuthenticatedAt is { } signedIn
        && time.GetUtcNow() - signedIn <= MaxAge
        && await accounts.FindByIdAsync(session.AccountId, cancellationToken) is { IsActive: true };
}
