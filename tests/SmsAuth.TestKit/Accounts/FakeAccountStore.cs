using System.Globalization;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit.Accounts;

/// <summary>Accounts in memory.</summary>
public sealed class FakeAccountStore : IAccountStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<PhoneNumber, Account> accounts = [];

    /// <summary>Makes every call fail, as when the database is down.</summary>
    public bool Fails { get; set; }

    /// <summary>The version that every account is in.</summary>
    public string Version { get; set; } = "1";

    /// <summary>The locales of accounts by their ids.</summary>
    public Dictionary<string, string> Locales { get; } = [];

    /// <summary>The accounts.</summary>
    public IReadOnlyList<Account> All
    {
        get
        {
            lock (gate) return [.. accounts.Values.Distinct()];
        }
    }

    /// <summary>How many accounts <see cref="SignInAsync"/> has created.</summary>
    public int Created { get; private set; }

    /// <summary>Adds the account of a number, or changes it.</summary>
    public Account Put(PhoneNumber number, string id, bool isActive = true)
    {
        lock (gate) return accounts[number] = new Account(id, isActive);
    }

    /// <summary>Disables an account.</summary>
    public void Disable(string id)
    {
        lock (gate)
        {
            foreach (var number in NumbersOf(id)) accounts[number] = accounts[number] with { IsActive = false };
        }
    }

    public Task<Account?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        Demand();
        lock (gate) return Task.FromResult(accounts.GetValueOrDefault(number));
    }

    public Task<Account?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        Demand();
        lock (gate) return Task.FromResult(accounts.Values.FirstOrDefault(a => a.Id == id));
    }

    public Task<string?> FindLocaleAsync(string id, CancellationToken cancellationToken)
    {
        Demand();
        return Task.FromResult(Locales.GetValueOrDefault(id));
    }

    public Task<Account?> SignInAsync(PhoneNumber number, bool create)
    {
        Demand();
        lock (gate)
        {
            if (accounts.TryGetValue(number, out var account)) return Task.FromResult<Account?>(account);
            if (!create) return Task.FromResult<Account?>(null);
            Created++;
            return Task.FromResult<Account?>(accounts[number] = new Account(string.Create(CultureInfo.InvariantCulture, $"account-{Created}"), true));
        }
    }

    public Task<IReadOnlyList<PhoneNumber>> ListNumbersAsync(string accountId, CancellationToken cancellationToken)
    {
        Demand();
        lock (gate) return Task.FromResult(NumbersOf(accountId));
    }

    public Task<LinkVerdict> LinkNumberAsync(string accountId, PhoneNumber number, PhoneNumber? replaced, string? version = null)
    {
        Demand();
        lock (gate)
        {
            if (version is not null && version != Version) return Task.FromResult(LinkVerdict.Changed);
            if (accounts.TryGetValue(number, out var owner) && owner.Id != accountId) return Task.FromResult(LinkVerdict.Taken);
            if (accounts.Values.FirstOrDefault(a => a.Id == accountId) is not { } account) return Task.FromResult(LinkVerdict.Taken);
            var added = accounts.TryAdd(number, account);
            var removed = replaced is not null && !replaced.Equals(number) && NumbersOf(accountId).Contains(replaced) && accounts.Remove(replaced);
            return Task.FromResult(added || removed ? LinkVerdict.Linked : LinkVerdict.AlreadyLinked);
        }
    }

    public Task<UnlinkVerdict> UnlinkNumberAsync(string accountId, PhoneNumber number, string? version = null)
    {
        Demand();
        lock (gate)
        {
            if (version is not null && version != Version) return Task.FromResult(UnlinkVerdict.Changed);
            var numbers = NumbersOf(accountId);
            if (!numbers.Contains(number)) return Task.FromResult(UnlinkVerdict.NotLinked);
            if (numbers.Count == 1) return Task.FromResult(UnlinkVerdict.LastLogin);
            accounts.Remove(number);
            return Task.FromResult(UnlinkVerdict.Removed);
        }
    }

    private IReadOnlyList<PhoneNumber> NumbersOf(string accountId) =>
        [.. accounts.Where(a => a.Value.Id == accountId).Select(static a => a.Key)];

    private void Demand()
    {
        if (Fails) throw new InvalidOperationException("The account store is down.");
    }
}
