using Microsoft.AspNetCore.Identity;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Identity.Tests;

/// <summary>The contract on Identity, where in addition every account that signed in has exactly one login.</summary>
public abstract class IdentityAccountStoreContract<TUser, TKey>(DatabaseKind kind = DatabaseKind.Sqlite) : AccountStoreContract, IAsyncDisposable
    where TUser : IdentityUser<TKey>, new()
    where TKey : IEquatable<TKey>
{
    private readonly IdentityDatabase<TUser, TKey> database = new(kind);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(IdentityBuilder identity)
    {
    }

    protected override IAccountStore OpenNode() => database.OpenStore(Configure);

    protected override Task<string> AddAccountAsync(PhoneNumber number, bool confirmed) => database.RegisterAsync(number, confirmed);

    protected override Task DisableAsync(string accountId) => database.LockAsync(accountId, database.Time.GetUtcNow().AddDays(1));

    protected override Task<int> CountAccountsAsync() => database.CountUsersAsync();
}

public sealed class GuidKeysTests : IdentityAccountStoreContract<IdentityUser<Guid>, Guid>;

/// <summary>With keys that only the database knows.</summary>
public sealed class IntegerKeysTests : IdentityAccountStoreContract<IdentityUser<int>, int>;

public sealed class StringKeysTests : IdentityAccountStoreContract<IdentityUser, string>;

public sealed class PostgreSqlAccountTests() : IdentityAccountStoreContract<IdentityUser<Guid>, Guid>(DatabaseKind.PostgreSql);

public sealed class SqlServerAccountTests() : IdentityAccountStoreContract<IdentityUser<Guid>, Guid>(DatabaseKind.SqlServer);

/// <summary>On a store whose users can be queried, and not asynchronously.</summary>
public sealed class SynchronousUsersTests : IdentityAccountStoreContract<IdentityUser<Guid>, Guid>
{
    protected override void Configure(IdentityBuilder identity) => identity.AddUserManager<SynchronousUserManager<IdentityUser<Guid>>>();
}
