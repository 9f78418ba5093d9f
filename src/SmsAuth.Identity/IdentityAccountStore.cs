using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>
/// Accounts in ASP.NET Core Identity. Every call, and every attempt of a sign-in, has a scope of its own: a failed write leaves the store of
/// a scope in a state that must not be used again. The version of an account is the concurrency stamp of the user.
/// </summary>
internal sealed class IdentityAccountStore<TUser, TKey>(
    IServiceScopeFactory scopes,
    IOptions<SmsAuthIdentityOptions<TUser>> options,
    IAuditTrail audit,
    TimeProvider time,
    ILogger<IdentityAccountStore<TUser, TKey>> logger) : IAccountStore
    where TUser : IdentityUser<TKey>, new()
    where TKey : IEquatable<TKey>
{
    // A parallel sign-in can win the user name and then the login, a stranger the user name, another write the user: one attempt for each.
    private const int MaxAttempts = 5;

    private const string LocaleClaim = "locale";

    private readonly AccountRecord record = new(audit, time, logger);

    public async Task<Account?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(number);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<TUser>>();
        return await new NumberOwners<TUser, TKey>(users, record).FindAsync(number, cancellationToken) switch
        {
            Owner<TUser>.ByLogin { User: var user } => await AccountOfAsync(user, users),
            Owner<TUser>.ByConfirmedNumber { User: var user } => await AccountOfAsync(user, users),
            _ => null,
        };
    }

    public async Task<Account?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<TUser>>();
        return await FindUserAsync(users, id) is { } user ? await AccountOfAsync(user, users) : null;
    }

    public async Task<string?> FindLocaleAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<TUser>>();
        if (!users.SupportsUserClaim || await FindUserAsync(users, id) is not { } user) return null;
        return (await users.GetClaimsAsync(user)).FirstOrDefault(static c => c.Type == LocaleClaim)?.Value;
    }

    public async Task<Account?> SignInAsync(PhoneNumber number, bool create)
    {
        ArgumentNullException.ThrowIfNull(number);
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = await UsersWithoutRequestAsync(scope.ServiceProvider);
            var owners = new NumberOwners<TUser, TKey>(users, record);
            var owner = await owners.FindAsync(number, CancellationToken.None);
            if (owner is Owner<TUser>.ByLogin linked) return await AccountOfAsync(linked.User, users);
            if (owner is Owner<TUser>.Several || (owner is Owner<TUser>.Nobody && !create)) return null;

            TUser user;
            try
            {
                user = owner is Owner<TUser>.ByConfirmedNumber confirmed
                    ? await owners.LinkAsync(confirmed.User, number)
                    : await owners.CreateAsync(number);
            }
            catch (Exception exception) when (attempt < MaxAttempts)
            {
                // Stores say in exceptions of their own that somebody else was first. Whoever was is found by looking again.
                record.LookingAgain(attempt, number, exception);
                continue;
            }

            return await AccountOfAsync(user, users);
        }
    }

    public async Task<IReadOnlyList<PhoneNumber>> ListNumbersAsync(string accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        cancellationToken.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<TUser>>();
        return await FindUserAsync(users, accountId) is { } user ? await LoginsIn(scope.ServiceProvider, users).ListAsync(user) : [];
    }

    public Task<LinkVerdict> LinkNumberAsync(string accountId, PhoneNumber number, PhoneNumber? replaced, string? version = null) => ChangeAsync(
        accountId, number, LinkVerdict.Taken, async (logins, user) => IsMeant(user, version) ? await logins.LinkAsync(user, number, replaced) : LinkVerdict.Changed);

    public Task<UnlinkVerdict> UnlinkNumberAsync(string accountId, PhoneNumber number, string? version = null) => ChangeAsync(
        accountId, number, UnlinkVerdict.NotLinked, async (logins, user) => IsMeant(user, version) ? await logins.UnlinkAsync(user, number) : UnlinkVerdict.Changed);

    // The write that follows is refused when the stamp is another one by then.
    private static bool IsMeant(TUser user, string? version) => version is null || version == user.ConcurrencyStamp;

    private async Task<TVerdict> ChangeAsync<TVerdict>(
        string accountId, PhoneNumber number, TVerdict withoutAccount, Func<NumberLogins<TUser, TKey>, TUser, Task<TVerdict>> change)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        ArgumentNullException.ThrowIfNull(number);
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = await UsersWithoutRequestAsync(scope.ServiceProvider);
            if (await FindUserAsync(users, accountId) is not { } user) return withoutAccount;
            try
            {
                return await change(LoginsIn(scope.ServiceProvider, users), user);
            }
            catch (Exception exception) when (attempt < MaxAttempts)
            {
                // Somebody else was first with the number or with the user; looking again tells what that means.
                Log.ChangingAgain(logger, attempt, number, exception.GetType().Name);
            }
        }
    }

    private NumberLogins<TUser, TKey> LoginsIn(IServiceProvider services, UserManager<TUser> users) =>
        services.GetRequiredService<IUserStore<TUser>>() is IUserLoginStore<TUser> logins
            ? new NumberLogins<TUser, TKey>(users, logins, record)
            : throw new NotSupportedException("The user store of ASP.NET Core Identity keeps no logins (IUserLoginStore).");

    private static async Task<TUser?> FindUserAsync(UserManager<TUser> users, string id)
    {
        try
        {
            return await users.FindByIdAsync(id);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // Stores convert the id to their type of key; what cannot be one is nobody's id.
            return null;
        }
    }

    /// <summary>
    /// The manager of the web, AspNetUserManager, cancels with the request that it finds around it when it is made; so it is made outside of
    /// the request. Its store is made before, inside, where whatever depends on the request (such as a tenant) is found.
    /// </summary>
    private static async Task<UserManager<TUser>> UsersWithoutRequestAsync(IServiceProvider services)
    {
        _ = services.GetRequiredService<IUserStore<TUser>>();
        Task<UserManager<TUser>> users;
        using (ExecutionContext.SuppressFlow()) users = Task.Run(services.GetRequiredService<UserManager<TUser>>);
        return await users;
    }

    private async Task<Account> AccountOfAsync(TUser user, UserManager<TUser> users) =>
        new(await users.GetUserIdAsync(user), IsActive: !await IsLockedOutAsync(user, users) && options.Value.IsActive(user));

    // UserManager.IsLockedOutAsync reads the clock of the machine.
    private async Task<bool> IsLockedOutAsync(TUser user, UserManager<TUser> users) =>
        users.SupportsUserLockout
        && await users.GetLockoutEnabledAsync(user)
        && await users.GetLockoutEndDateAsync(user) >= time.GetUtcNow();
}
