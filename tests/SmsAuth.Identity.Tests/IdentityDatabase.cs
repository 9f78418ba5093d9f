using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Identity.Tests;

/// <summary>An Identity database, and the nodes of a server that were opened on it.</summary>
internal sealed class IdentityDatabase<TUser, TKey> : IAsyncDisposable
    where TUser : IdentityUser<TKey>, new()
    where TKey : IEquatable<TKey>
{
    private readonly TestDatabase database;
    private readonly List<ServiceProvider> nodes = [];
    private readonly ServiceProvider host;
    private int strangers;

    public IdentityDatabase(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        database = TestDatabase.Create(kind);
        host = OpenNode();
        using var scope = host.CreateScope();
        scope.ServiceProvider.GetRequiredService<TestDbContext<TUser, TKey>>().Database.EnsureCreated();
    }

    public FakeTimeProvider Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    /// <summary>Opens a node: a host that adds Identity on Entity Framework Core and SmsAuth with nothing but defaults.</summary>
    public ServiceProvider OpenNode(
        Action<IdentityBuilder>? identity = null,
        Action<SmsAuthIdentityOptions<TUser>>? smsAuth = null,
        Interference? interference = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Time);
        services.AddDbContext<TestDbContext<TUser, TKey>>(options =>
        {
            database.Configure(options);
            if (interference is not null) options.AddInterceptors(interference);
        });
        var builder = services.AddIdentityCore<TUser>().AddRoles<IdentityRole<TKey>>().AddEntityFrameworkStores<TestDbContext<TUser, TKey>>();
        identity?.Invoke(builder);
        services.AddSmsAuth().UseInMemoryChallenges().UseIdentity(smsAuth);

        var node = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        nodes.Add(node);
        return node;
    }

    public IAccountStore OpenStore(
        Action<IdentityBuilder>? identity = null,
        Action<SmsAuthIdentityOptions<TUser>>? smsAuth = null,
        Interference? interference = null) =>
        OpenNode(identity, smsAuth, interference).GetRequiredService<IAccountStore>();

    /// <summary>Adds a user as a classic registration does.</summary>
    public async Task<string> RegisterAsync(PhoneNumber number, bool confirmed, string? name = null)
    {
        var user = new TUser
        {
            UserName = name ?? $"user{Interlocked.Increment(ref strangers)}",
            PhoneNumber = number.E164,
            PhoneNumberConfirmed = confirmed,
        };
        return await WithUsersAsync(async users =>
        {
            Assert.True((await users.CreateAsync(user)).Succeeded);
            return await users.GetUserIdAsync(user);
        });
    }

    public Task<TUser> UserAsync(string id) => WithUsersAsync(async users => (await users.FindByIdAsync(id))!);

    public Task<IList<UserLoginInfo>> LoginsAsync(string id) =>
        WithUsersAsync(async users => await users.GetLoginsAsync((await users.FindByIdAsync(id))!));

    public Task LockAsync(string id, DateTimeOffset until) =>
        WithUsersAsync(async users => await users.SetLockoutEndDateAsync((await users.FindByIdAsync(id))!, until));

    public Task<int> CountUsersAsync() => WithDbAsync(static db => db.Users.CountAsync());

    public Task<int> CountLoginsAsync() => WithDbAsync(static db => db.UserLogins.CountAsync());

    public async Task<T> WithUsersAsync<T>(Func<UserManager<TUser>, Task<T>> act)
    {
        await using var scope = host.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<TUser>>());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        database.Dispose();
    }

    private async Task<T> WithDbAsync<T>(Func<TestDbContext<TUser, TKey>, Task<T>> act)
    {
        await using var scope = host.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TestDbContext<TUser, TKey>>());
    }
}
