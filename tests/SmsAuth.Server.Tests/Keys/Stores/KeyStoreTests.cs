using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.PostgreSql;
using SmsAuth.Server.Database.SqlServer;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Keys.Stores;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Processes;
using StackExchange.Redis;

namespace SmsAuth.Server.Tests.Keys.Stores;

/// <summary>What every store of keys promises.</summary>
public sealed class KeyStoreTests
{
    private static readonly StoredKey First = new(KeyKind.Signing, 1, "one");

    public static TheoryData<string> Stores => ["Folder", "Redis", nameof(DatabaseKind.Sqlite), nameof(DatabaseKind.PostgreSql), nameof(DatabaseKind.SqlServer)];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_added_is_read_replaced_and_removed(string kind)
    {
        await using var host = await KeyStoreHost.StartAsync(kind);
        var store = host.Store;
        Assert.Empty(await store.ReadAsync(TestContext.Current.CancellationToken));
        var other = new StoredKey(KeyKind.DataProtection, 12, new string('x', 15_000));
        Assert.True(await store.AddAsync(First));
        Assert.True(await store.AddAsync(other));
        Assert.Equal([First, other], await ReadAsync(store));

        await store.ReplaceAsync(First with { Content = "two" });
        Assert.Equal([First with { Content = "two" }, other], await ReadAsync(store));

        await store.RemoveAsync(First.Kind, First.Number);
        await store.RemoveAsync(First.Kind, First.Number);
        Assert.Equal([other], await ReadAsync(store));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_many_nodes_that_make_the_same_key_at_once_one_does(string kind)
    {
        await using var host = await KeyStoreHost.StartAsync(kind);

        var added = await AtOnce.RunAsync(20, i => host.Store.AddAsync(First with { Content = $"{i}" }));

        var winner = Assert.Single(added.Index(), static a => a.Item).Index;
        Assert.Equal([First with { Content = $"{winner}" }], await ReadAsync(host.Store));
    }

    private static async Task<IReadOnlyList<StoredKey>> ReadAsync(IKeyStore store) =>
        [.. (await store.ReadAsync(TestContext.Current.CancellationToken)).Select(static k => k with { Content = k.Content.Trim() }).OrderBy(static k => k.Kind)];

    private sealed class KeyStoreHost(IKeyStore store, Func<Task> end) : IAsyncDisposable
    {
        public IKeyStore Store => store;

        public static async Task<KeyStoreHost> StartAsync(string kind) => kind switch
        {
            "Folder" => OnFolder(),
            "Redis" => await OnRedisAsync(),
            _ => await OnDatabaseAsync(TestDatabase.Create(Enum.Parse<DatabaseKind>(kind))),
        };

        public async ValueTask DisposeAsync() => await end();

        private static KeyStoreHost OnFolder()
        {
            var parent = Directory.CreateTempSubdirectory("smsauth-");
            var store = new FolderKeyStore(Path.Combine(parent.FullName, "keys"), NullLogger<FolderKeyStore>.Instance);
            return new KeyStoreHost(store, () =>
            {
                parent.Delete(recursive: true);
                return Task.CompletedTask;
            });
        }

        private static async Task<KeyStoreHost> OnRedisAsync()
        {
            var process = await RedisProcess.StartAsync();
            var redis = await ConnectionMultiplexer.ConnectAsync(process.Endpoint);
            return new KeyStoreHost(new RedisKeyStore(redis), async () =>
            {
                await redis.DisposeAsync();
                await process.DisposeAsync();
            });
        }

        private static async Task<KeyStoreHost> OnDatabaseAsync(TestDatabase database)
        {
            var services = new ServiceCollection();
            services.AddScoped<ServerDbContext>(_ => database.Kind switch
            {
                DatabaseKind.PostgreSql => new PostgreSqlDbContext(OptionsFor<PostgreSqlDbContext>(database)),
                DatabaseKind.SqlServer => new SqlServerDbContext(OptionsFor<SqlServerDbContext>(database)),
                _ => new ServerDbContext(OptionsFor<ServerDbContext>(database)),
            });
            var provider = services.BuildServiceProvider();
            await using (var scope = provider.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ServerDbContext>().Database.MigrateAsync();
            return new KeyStoreHost(new DatabaseKeyStore(provider.GetRequiredService<IServiceScopeFactory>()), async () =>
            {
                await provider.DisposeAsync();
                database.Dispose();
            });
        }

        private static DbContextOptions<TContext> OptionsFor<TContext>(TestDatabase database)
            where TContext : DbContext
        {
            var options = new DbContextOptionsBuilder<TContext>();
            database.Configure(options);
            return options.Options;
        }
    }
}
