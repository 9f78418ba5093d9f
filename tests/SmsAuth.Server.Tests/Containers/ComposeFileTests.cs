using System.Text.RegularExpressions;
using SmsAuth.EntityFrameworkCore.Tests.TransactSql;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>What docker-compose.yml promises; no container engine is needed to read it.</summary>
public sealed partial class ComposeFileTests
{
    private static readonly string[] Secrets = ["SMSAUTH_PROTECTION_KEY", "DATABASE_PASSWORD", "REDIS_PASSWORD", "MSSQL_SA_PASSWORD"];

    public static TheoryData<string> Profiles => [ComposeFile.SqlServer, ComposeFile.PostgreSql];

    [Theory]
    [InlineData(ComposeFile.SqlServer, "migrate,node1,node2,proxy,redis,sqlserver,sqlserver-setup")]
    [InlineData(ComposeFile.PostgreSql, "migrate-postgres,node1-postgres,node2-postgres,postgres,proxy,redis")]
    public void A_profile_starts_one_database_two_servers_Redis_and_the_proxy(string profile, string services) =>
        Assert.Equal(services, string.Join(',', Read(profile).Services.Keys.Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_service_has_a_health_check_or_ends_and_is_waited_for(string profile)
    {
        var file = Read(profile);
        var waitedFor = file.Services.Values.SelectMany(static s => s["depends_on"]?.AsObject() ?? []).ToLookup(static d => d.Key, static d => d.Value!["condition"]!.ToString());
        foreach (var (name, service) in file.Services)
        {
            var ends = service["restart"]!.ToString() == "no";
            Assert.True(ends || service["healthcheck"]?["test"] is not null, name);
            Assert.All(waitedFor[name], condition => Assert.Equal(ends ? "service_completed_successfully" : "service_healthy", condition));
            Assert.True(!ends || waitedFor[name].Any(), name);
            Assert.All(ComposeFile.NamesIn(service["depends_on"]), dependency => Assert.Contains(dependency, file.Services.Keys));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_image_is_one_version_or_made_from_this_tree(string profile) => Assert.All(
        Read(profile).Services.Values,
        static service => Assert.True(service["build"]?.ToString() == "." || Version().IsMatch(service["image"]!.ToString()), $"{service["image"]}"));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Secrets_come_from_the_environment_alone(string profile)
    {
        var file = Read(profile);
        foreach (var service in file.Services.Keys)
        {
            foreach (var (name, value) in file.EnvironmentOf(service))
            {
                if (!MaybeSecret().IsMatch(name)) continue;
                var secret = Password().Match(value) is { Success: true } password ? password.Groups[1].Value : value;
                Assert.True(Secrets.Contains(secret.ToUpperInvariant()), $"{service} {name}={value}");
            }
        }

        // Arguments of a process are no secret on the host.
        Assert.All(file.Services.Values, static service => Assert.DoesNotContain(
            Secrets, secret => $"{service["command"]}{service["entrypoint"]}{service["healthcheck"]}".Contains(secret.ToLowerInvariant(), StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_names_every_variable_that_must_be_set_and_holds_no_secret()
    {
        var example = Tree.Read(".env.example").Split('\n').Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('=', 2)).ToDictionary(static p => p[0], static p => p[1], StringComparer.Ordinal);

        Assert.All(Read(ComposeFile.SqlServer).Required.Concat(Secrets), name => Assert.Equal("", example[name]));
        Assert.Equal(ComposeFile.SqlServer, example["COMPOSE_PROFILES"]);
        Assert.Contains(".env", Tree.Read(".gitignore").Split('\n'));
        Assert.DoesNotContain("!.env", Tree.Read(".dockerignore"), StringComparison.Ordinal);
    }

    // Compose asks for the variables of all profiles, whichever is active.
    [Fact]
    public void No_variable_of_SQL_Server_alone_is_asked_for_with_PostgreSQL() =>
        Assert.DoesNotContain(Read(ComposeFile.PostgreSql).Required, static name => name.StartsWith("MSSQL", StringComparison.Ordinal) || name == "ACCEPT_EULA");

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_server_has_a_file_system_that_is_read_only_and_no_privilege(string profile)
    {
        var servers = Read(profile).Services.Where(static s => s.Key.StartsWith("node", StringComparison.Ordinal) || s.Key.StartsWith("migrate", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, servers.Count);
        foreach (var (_, server) in servers)
        {
            Assert.Equal("true", server["read_only"]!.ToString());
            Assert.Equal(["ALL"], ComposeFile.NamesIn(server["cap_drop"]));
            Assert.Equal(["no-new-privileges:true"], ComposeFile.NamesIn(server["security_opt"]));
            Assert.Equal(["/tmp"], ComposeFile.NamesIn(server["tmpfs"]));
            Assert.Equal("1654:1654", server["user"]!.ToString());
            Assert.Null(server["volumes"]);
            Assert.Null(server["privileged"]);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Only_the_proxy_is_reached_from_outside_and_only_servers_reach_the_data(string profile)
    {
        var file = Read(profile);
        Assert.Equal("true", file.Networks["data"]!["internal"]!.ToString());
        foreach (var (name, service) in file.Services)
        {
            Assert.Equal(name == "proxy", service["ports"] is not null);
            var networks = ComposeFile.NamesIn(service["networks"]);
            Assert.NotEmpty(networks);
            Assert.Equal(name == "proxy" || name.StartsWith("node", StringComparison.Ordinal), networks.Contains("edge"));
            Assert.Equal(name != "proxy", networks.Contains("data"));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Servers_believe_the_proxy_at_its_fixed_address_and_nobody_else(string profile)
    {
        var file = Read(profile);
        var proxy = file.Services["proxy"]["networks"]!["edge"]!["ipv4_address"]!.ToString();
        foreach (var node in file.Services.Keys.Where(static s => s.StartsWith("node", StringComparison.Ordinal)))
        {
            Assert.Equal([proxy], file.EnvironmentOf(node).Where(static v => v.Key.StartsWith("Server__Known", StringComparison.Ordinal)).Select(static v => v.Value));
        }

        // An address from the range that others are given could be theirs before the proxy starts.
        var range = file.Networks["edge"]!["ipam"]!["config"]![0]!;
        Assert.True(System.Net.IPNetwork.Parse(range["subnet"]!.ToString()).Contains(System.Net.IPAddress.Parse(proxy)));
        Assert.False(System.Net.IPNetwork.Parse(range["ip_range"]!.ToString()).Contains(System.Net.IPAddress.Parse(proxy)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Data_outlives_its_containers(string profile) => Assert.All(
        Read(profile).Services.Where(static s => s.Key is "redis" or "postgres" or "sqlserver"),
        static s => Assert.Contains(ComposeFile.NamesIn(s.Value["volumes"]), volume => volume.StartsWith($"{s.Key}:/", StringComparison.Ordinal)));

    [Fact]
    public void The_setup_of_SQL_Server_is_TSQL() =>
        TransactSqlParser.AssertParses(Tree.Read("deploy/sqlserver/setup.sql").Replace("$(DATABASE_PASSWORD)", "Aa1-secret", StringComparison.Ordinal));

    [Fact]
    public async Task A_server_reads_the_connection_string_of_SQL_Server_as_it_stands()
    {
        using var folder = new ServerFolder();
        var settings = Read(ComposeFile.SqlServer).EnvironmentOf("migrate").Where(static v => v.Key.StartsWith("Database__", StringComparison.Ordinal));
        var (exitCode, output, errors) = await ServerProcess.RunAsync(
            folder, "Production", ["migrate", "--script", .. settings.Select(static v => $"--{v.Key.Replace("__", ":", StringComparison.Ordinal)}={v.Value}")]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("CREATE TABLE [AspNetUsers]", output, StringComparison.Ordinal);
    }

    private static ComposeFile Read(string profile) => ComposeFile.Read(
        profile, Secrets.Append("SMSAUTH_ISSUER").Append("TLS_CERTIFICATE").ToDictionary(static name => name, static name => name.ToLowerInvariant(), StringComparer.Ordinal));

    [GeneratedRegex(@":\d+(\.\d+|-CU\d+)")]
    private static partial Regex Version();

    [GeneratedRegex("PASSWORD|Key$|Secret|ConnectionString", RegexOptions.IgnoreCase)]
    private static partial Regex MaybeSecret();

    [GeneratedRegex("password=([^;,]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Password();
}
