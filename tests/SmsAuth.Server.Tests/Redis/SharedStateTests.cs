using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Redis;

/// <summary>What servers with nothing in common but a Redis have in common.</summary>
public sealed class SharedStateTests : IAsyncLifetime
{
    private RedisProcess redis = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => redis = await RedisProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (redis is not null) await redis.DisposeAsync();
    }

    [Fact]
    public async Task What_one_server_caches_the_other_finds()
    {
        await using var one = new Node(redis, dataProtection: false);
        await using var other = new Node(redis, dataProtection: false);

        await one.Services.GetRequiredService<IDistributedCache>().SetStringAsync("key", "value", Token);

        Assert.Equal("value", await other.Services.GetRequiredService<IDistributedCache>().GetStringAsync("key", Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_server_protects_the_other_reads_when_the_keys_are_in_Redis_and_not_otherwise(bool inRedis)
    {
        await using var one = new Node(redis, inRedis);
        await using var other = new Node(redis, inRedis);

        var secret = one.Services.GetDataProtector("test").Protect("secret");
        var read = Record.Exception(() => other.Services.GetDataProtector("test").Unprotect(secret));

        Assert.Equal(inRedis, read is null);
        Assert.Equal(inRedis, !File.Exists(one.KeyFile));
    }

    private sealed class Node(RedisProcess redis, bool dataProtection) : WebApplicationFactory<Program>
    {
        private readonly ServerFolder folder = new();

        public string KeyFile => folder.In("data/keys/data-protection-1.key");

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment(Environments.Development)
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Redis:ConnectionString", redis.Endpoint)
            .UseSetting("Redis:DataProtection", dataProtection ? "true" : "false")
            .UseContentRoot(folder.Path)
            .UseWebRoot(ServerProcess.WebRoot);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) folder.Dispose();
        }
    }
}
