using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Npgsql;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>What the Dockerfile publishes, run by its entry point with the environment that docker-compose.yml gives it.</summary>
public sealed class ContainerTests(Image image)
{
    private const string Number = "+12025550100";
    private const string Code = "246813";
    private static readonly string Secret = RandomNumberGenerator.GetHexString(48, lowercase: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_on_a_file_system_that_is_read_only_get_ready_and_sign_people_in()
    {
        using var database = TestDatabase.Create(DatabaseKind.PostgreSql);
        await using var redis = await RedisProcess.StartAsync(Secret);
        await image.BuiltAsync();
        var environment = EnvironmentOf("node1-postgres", database, redis);

        // As in docs/operations.md: the database, the keys, the nodes.
        var migrated = await RunAsync(environment, "migrate");
        Assert.True(migrated.ExitCode == 0 && migrated.Output.Contains("_Keys", StringComparison.Ordinal), migrated.Output);
        Assert.Contains("keys create", (await RunAsync(environment)).Output, StringComparison.Ordinal);
        var created = await RunAsync(environment, "keys", "create");
        Assert.True(created.ExitCode == 0, created.Output);
        await RegisterClientAsync(database);

        await using var one = await StartAsync(environment);
        var reviewed = EnvironmentOf("node2-postgres", database, redis);
        foreach (var (name, value) in TestNumber()) reviewed[name] = value;
        await using var other = await StartAsync(reviewed);

        foreach (var node in new[] { one, other }) Assert.Equal((0, "ready"), await node.CheckHealthAsync(image));
        Assert.Equal("https://login.example.com/", (await one.GetAsync("/.well-known/openid-configuration"))["issuer"]!.ToString());
        Assert.Equal((await one.GetAsync("/.well-known/jwks")).ToJsonString(), (await other.GetAsync("/.well-known/jwks")).ToJsonString());

        // This version has no gateway for production: who is no test number gets no text, and is told that it is not their fault.
        Assert.Equal("temporarily_unavailable", (await one.PostAsync("/connect/sms_otp", ("phone_number", "+46701740605")))["error"]!.ToString());
        var challenge = (await other.PostAsync("/connect/sms_otp", ("phone_number", Number)))["challenge_id"]!.ToString();
        var tokens = await other.PostAsync(
            "/connect/token", ("grant_type", "sms_otp"), ("phone_number", Number), ("code", Code), ("challenge_id", challenge), ("scope", "openid phone offline_access"));
        var refreshed = await one.PostAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{tokens["refresh_token"]}"));
        Assert.NotNull(refreshed["access_token"]);
        Assert.DoesNotContain("fail:", other.Output, StringComparison.Ordinal);
        Assert.All([one, other], static node => Assert.DoesNotContain("Read-only file system", node.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_health_check_of_a_server_that_is_not_there_fails()
    {
        await image.BuiltAsync();
        var (exitCode, output) = await Sandbox.RunAsync(image, image.HealthCheck, new Dictionary<string, string> { ["ASPNETCORE_HTTP_PORTS"] = "1" });

        Assert.Equal(1, exitCode);
        Assert.Contains("http://localhost:1/ does not answer", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_these_tests_run_it_there_is_nothing_to_write_to_but_tmp()
    {
        await image.BuiltAsync();
        const string Attempts = "id -u; for folder in /app /app/wwwroot / /usr /etc; do touch $folder/mine 2>/dev/null && echo wrote to $folder; done; touch /tmp/mine && echo wrote to /tmp";
        var (_, output) = await Sandbox.RunAsync(image, ["sh", "-c", Attempts], new Dictionary<string, string>());

        Assert.EndsWith("wrote to /tmp", output.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrote to", output[..output.LastIndexOf("wrote to", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.False(output.StartsWith("0\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_image_is_chiseled_with_ICU_has_no_root_and_nothing_of_a_developer()
    {
        await image.BuiltAsync();

        Assert.EndsWith("-noble-chiseled-extra", image.BaseImage, StringComparison.Ordinal);
        Assert.Equal("$APP_UID", image.User);
        Assert.Contains(image.BaseImage, Tree.Read("src/SmsAuth.Server/SmsAuth.Server.csproj"), StringComparison.Ordinal);
        var files = Directory.EnumerateFiles(image.Root + image.WorkingDirectory, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        Assert.Contains("SmsAuth.Server.dll", files);
        Assert.DoesNotContain(files, static name => name!.EndsWith(".db", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal) || name.StartsWith("appsettings.Development", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> TestNumber() => new(StringComparer.Ordinal)
    {
        ["SmsAuth__TestNumbers__AllowInProduction"] = "true",
        ["SmsAuth__TestNumbers__Numbers__0__ClientId"] = "app",
        ["SmsAuth__TestNumbers__Numbers__0__Number"] = Number,
        ["SmsAuth__TestNumbers__Numbers__0__Code"] = Code,
        ["SmsAuth__TestNumbers__Numbers__0__Until"] = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    // The file's own values; only where the database, Redis and the proxy are differs, and the port.
    private Dictionary<string, string> EnvironmentOf(string service, TestDatabase database, RedisProcess redis)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SMSAUTH_ISSUER"] = "https://login.example.com/",
            ["SMSAUTH_PROTECTION_KEY"] = Convert.ToBase64String(SHA256.HashData(Convert.FromHexString(Secret))),
            ["DATABASE_PASSWORD"] = $"Aa1{Secret}",
            ["REDIS_PASSWORD"] = Secret,
        };
        var environment = ComposeFile.Read(ComposeFile.PostgreSql, variables).EnvironmentOf(service);
        var there = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        environment["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(environment["Database__ConnectionString"])
        {
            Host = there.Host,
            Port = there.Port,
            Database = there.Database,
            Username = there.Username,
            Password = there.Password ?? $"Aa1{Secret}",
        }.ConnectionString;
        environment["Redis__ConnectionString"] = environment["Redis__ConnectionString"].Replace("redis:6379", redis.Endpoint, StringComparison.Ordinal);
        environment["Server__KnownProxies__0"] = "127.0.0.1";
        Assert.Equal(image.Environment["ASPNETCORE_HTTP_PORTS"], environment["ASPNETCORE_HTTP_PORTS"]);
        environment["ASPNETCORE_HTTP_PORTS"] = Tools.FreePort().ToString(CultureInfo.InvariantCulture);
        return environment;
    }

    private Task<(int ExitCode, string Output)> RunAsync(Dictionary<string, string> environment, params string[] command) =>
        Sandbox.RunAsync(image, [.. image.EntryPoint, .. command], environment);

    private async Task<Node> StartAsync(Dictionary<string, string> environment)
    {
        var process = Sandbox.Start(image, image.EntryPoint, environment);
        await process.WaitForAsync(static output => output.Contains("Application started", StringComparison.Ordinal));
        return new Node(process, environment);
    }

    // There is no console yet: a developer's server registers its client, which is then given another name.
    private static async Task RegisterClientAsync(TestDatabase database)
    {
        using var folder = new ServerFolder();
        await (await ServerProcess.StartAsync(
            folder, "Development", ("Database:Provider", $"{database.Kind}"), ("Database:ConnectionString", database.ConnectionString))).DisposeAsync();
        database.Run("""DELETE FROM "OpenIddictApplications" WHERE "ClientId" = 'demo-automation'""");
        database.Run("""UPDATE "OpenIddictApplications" SET "ClientId" = 'app'""");
    }

    private sealed class Node(ChildProcess process, Dictionary<string, string> environment) : IAsyncDisposable
    {
        private readonly HttpClient client = new()
        {
            BaseAddress = new Uri($"http://127.0.0.1:{environment["ASPNETCORE_HTTP_PORTS"]}"),
            DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.9" } },
        };

        public string Output => process.Output + process.Errors;

        public async Task<(int ExitCode, string Output)> CheckHealthAsync(Image image)
        {
            var (exitCode, output) = await Sandbox.RunAsync(image, image.HealthCheck, environment);
            return (exitCode, output.Trim());
        }

        public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), Token))!;

        public async Task<JsonNode> PostAsync(string path, params (string Name, string Value)[] form)
        {
            using var content = new FormUrlEncodedContent(form.Append(("client_id", "app")).Select(static p => KeyValuePair.Create(p.Item1, p.Item2)));
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
            Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await process.DisposeAsync();
        }
    }
}
