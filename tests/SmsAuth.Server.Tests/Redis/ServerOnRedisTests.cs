using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Processes;
using StackExchange.Redis;

namespace SmsAuth.Server.Tests.Redis;

/// <summary>A server that counts in Redis, also when that dies and comes back.</summary>
public sealed class ServerOnRedisTests : IAsyncLifetime
{
    private const string Password = "open-sesame";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServerFolder folder = new();
    private RedisProcess redis = null!;

    private string ConnectionString => $"{redis.Endpoint},password={Password}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => redis = await RedisProcess.StartAsync(Password);

    public async ValueTask DisposeAsync()
    {
        if (redis is not null) await redis.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task While_Redis_is_dead_nothing_is_sent_codes_are_redeemed_and_both_recover_by_themselves()
    {
        await using var server = await StartAsync();
        var phone = new DemoPhone(server);
        var before = await phone.AskAsync("+12025550100");

        await redis.KillAsync();
        await NothingIsSentAsync(phone);
        Assert.Equal(200, (await SoonAsync(() => phone.RedeemAsync(before))).Status);
        await IsReadyAsync(server);
        Assert.Contains("Redis does not answer", server.Output, StringComparison.Ordinal);

        await redis.StartAgainAsync();
        await RecoversAsync(phone, server);
        Assert.Equal(200, (await phone.RedeemAsync(await phone.AskAsync("+12025550103"))).Status);
        Assert.DoesNotContain(Password, server.Output + server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_starts_without_Redis_and_sends_when_it_is_there()
    {
        await redis.KillAsync();
        await using var server = await StartAsync(("Redis:DataProtection", "true"));
        var phone = new DemoPhone(server);

        await NothingIsSentAsync(phone);
        await IsReadyAsync(server);

        await redis.StartAgainAsync();
        await RecoversAsync(phone, server);
        Assert.DoesNotContain(Password, server.Output + server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_are_counted_in_Redis_and_no_number_goes_there()
    {
        await using var server = await StartAsync(("SmsAuth:Limits:Number:PerHour", "1"));
        var phone = new DemoPhone(server);
        await phone.AskAsync("+12025550100");
        Assert.Equal(429, (await AskAsync(phone, "+12025550100")).Status);
        Assert.Equal(0L, folder.Sql("SELECT COUNT(*) FROM SmsAuthLimits"));

        await using var admin = await ConnectionMultiplexer.ConnectAsync(ConnectionString);
        var keys = admin.GetServer(redis.Endpoint).Keys().ToList();
        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            Assert.DoesNotContain("2025550100", key.ToString(), StringComparison.Ordinal);
            Assert.NotNull(await admin.GetDatabase().KeyTimeToLiveAsync(key));
            foreach (var entry in await admin.GetDatabase().HashGetAllAsync(key)) Assert.DoesNotContain("2025550100", $"{entry}", StringComparison.Ordinal);
        }

        await admin.GetDatabase().KeyDeleteAsync([.. keys]);
        Assert.Equal(200, (await AskAsync(phone, "+12025550100")).Status);
    }

    private Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings) =>
        ServerProcess.StartAsync(folder, "Development", [("Redis:ConnectionString", ConnectionString), .. settings]);

    private static Task<(int Status, JsonNode Body)> AskAsync(DemoPhone phone, string number) =>
        phone.PostAsync("connect/sms_otp", ("phone_number", number));

    private static async Task NothingIsSentAsync(DemoPhone phone)
    {
        var (status, body) = await SoonAsync(() => AskAsync(phone, "+12025550101"));
        Assert.Equal((503, "temporarily_unavailable"), (status, body["error"]!.ToString()));
        Assert.DoesNotContain(await phone.TextsAsync(), static t => t.To == "+12025550101");
    }

    private static async Task RecoversAsync(DemoPhone phone, ServerProcess server)
    {
        var watch = Stopwatch.StartNew();
        while ((await AskAsync(phone, "+12025550102")).Status is var status and not 200)
        {
            Assert.Equal(503, status);
            Assert.True(watch.Elapsed < Patience, "It does not recover.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        }

        Assert.Contains("Redis answers again", server.Output, StringComparison.Ordinal);
    }

    private static async Task IsReadyAsync(ServerProcess server)
    {
        using var ready = await server.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static async Task<T> SoonAsync<T>(Func<Task<T>> call)
    {
        var watch = Stopwatch.StartNew();
        var answer = await call();
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
        return answer;
    }
}
