using System.Net;
using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>The proxy of docker-compose.yml in front of two servers on one PostgreSQL and one Redis.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly ServerFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task People_sign_in_through_it_over_both_servers()
    {
        await using var site = await SiteAsync(DemoPhone.WithoutLimits);
        var phone = new DemoPhone(site.Proxy.Client);

        List<DemoPhone.Challenge> challenges = [];
        for (var i = 0; i < 6; i++)
        {
            var number = $"+1202555010{i}";
            var (status, body) = await phone.PostAsync("connect/sms_otp", ("phone_number", number));
            Assert.Equal(200, status);
            challenges.Add(new DemoPhone.Challenge(number, body["challenge_id"]!.ToString(), (await site.TextsAsync()).Single(t => t.To == number).Code));
        }

        foreach (var challenge in challenges) Assert.Equal(200, (await phone.RedeemAsync(challenge)).Status);
        foreach (var server in site.Servers) Assert.NotEmpty(await new DemoPhone(server).TextsAsync());
        var issuer = JsonNode.Parse(await site.Proxy.Client.GetStringAsync("/.well-known/openid-configuration", Token))!["issuer"]!.ToString();
        Assert.Equal(site.Proxy.Client.BaseAddress!.ToString(), issuer);
    }

    [Fact]
    public async Task Nobody_gets_another_address_or_host_by_saying_so()
    {
        await using var site = await SiteAsync([.. DemoPhone.WithoutLimits, ("SmsAuth:Limits:Address:PerHour", "3")]);
        List<int> answers = [];
        for (var i = 0; i < 4; i++)
        {
            using var request = Spoofed(HttpMethod.Post, "/connect/sms_otp", $"203.0.113.{i}");
            request.Content = new FormUrlEncodedContent([new("client_id", "demo-app"), new("phone_number", $"+1202555010{i}")]);
            using var response = await site.Proxy.Client.SendAsync(request, Token);
            answers.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 200, 200, 429], answers);
        using var discovery = await site.Proxy.Client.SendAsync(Spoofed(HttpMethod.Get, "/.well-known/openid-configuration", "203.0.113.9"), Token);
        Assert.DoesNotContain("evil.example", await discovery.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_server_gets_no_request_and_a_proxy_without_servers_says_so()
    {
        await using var site = await SiteAsync([]);
        await site.StopOneAsync();

        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/.well-known/jwks"));

        await site.StopOneAsync();
        await site.Proxy.WaitForHealthAsync(503);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(site, "/.well-known/jwks"));
    }

    [Fact]
    public async Task A_server_that_is_not_ready_gets_no_request()
    {
        await using var site = await SiteAsync([]);
        site.Database.Run("""DELETE FROM "__EFMigrationsHistory" """);

        await site.Proxy.WaitForHealthAsync(503);
    }

    [Fact]
    public async Task A_server_is_found_by_its_name_when_it_comes_after_the_proxy_and_when_it_has_moved()
    {
        Tools.Require("haproxy");
        var port = Tools.FreePort();
        await using var names = new NameServer();
        await using var proxy = await ProxyProcess.StartAsync(folder, $"node1:{port}", $"node2:{port}", names);
        foreach (var address in (string[])["127.0.0.1", "127.0.0.2"])
        {
            await using (await ServerProcess.StartAsync(folder, "Development", ("URLS", $"http://{address}:{port}")))
            {
                names.Tell("node1", address);
                await proxy.WaitForHealthAsync(200);
            }

            await proxy.WaitForHealthAsync(503);
        }
    }

    [Fact]
    public async Task Without_TLS_it_only_redirects_and_the_health_of_servers_is_not_shown()
    {
        await using var site = await SiteAsync([]);
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var redirect = await plain.GetAsync(new Uri(site.Proxy.Plain, "/connect/token?a=b"), Token);

        Assert.Equal(HttpStatusCode.PermanentRedirect, redirect.StatusCode);
        Assert.StartsWith("https://localhost", redirect.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("/connect/token?a=b", redirect.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/health/ready"));
    }

    private static HttpRequestMessage Spoofed(HttpMethod method, string path, string address) => new(method, path)
    {
        Headers =
        {
            { "X-Forwarded-For", address },
            { "X-Forwarded-Host", "evil.example" },
            { "X-Forwarded-Proto", "http" },
            { "Forwarded", $"for={address};host=evil.example" },
        },
    };

    private static async Task<HttpStatusCode> StatusAsync(Site site, string path)
    {
        using var response = await site.Proxy.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return response.StatusCode;
    }

    private async Task<Site> SiteAsync((string Name, string Value)[] settings)
    {
        Tools.Require("haproxy");
        var database = TestDatabase.Create(DatabaseKind.PostgreSql);
        var redis = await RedisProcess.StartAsync();
        (string, string)[] all =
        [
            ("Database:Provider", $"{database.Kind}"), ("Database:ConnectionString", database.ConnectionString),
            ("Redis:ConnectionString", redis.Endpoint), ("Server:KnownProxies:0", "127.0.0.1"), .. settings,
        ];
        var one = await ServerProcess.StartAsync(folder, "Development", all);
        var other = await ServerProcess.StartAsync(folder, "Development", all);
        return new Site(database, redis, new([one, other]), await ProxyProcess.StartAsync(folder, one.Client.BaseAddress!, other.Client.BaseAddress!));
    }

    private sealed record Site(TestDatabase Database, RedisProcess Redis, Queue<ServerProcess> Servers, ProxyProcess Proxy) : IAsyncDisposable
    {
        public async Task<List<(string To, string Code)>> TextsAsync()
        {
            List<(string, string)> texts = [];
            foreach (var server in Servers) texts.AddRange(await new DemoPhone(server).TextsAsync());
            return texts;
        }

        public ValueTask StopOneAsync() => Servers.Dequeue().DisposeAsync();

        public async ValueTask DisposeAsync()
        {
            await Proxy.DisposeAsync();
            foreach (var server in Servers) await server.DisposeAsync();
            await Redis.DisposeAsync();
            Database.Dispose();
        }
    }
}
