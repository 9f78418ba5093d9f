using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Hosting;

public sealed class ProductionRefusalTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public ProductionRefusalTests() => folder.MakeProductionKeys();

    [Fact]
    public async Task Nothing_configured_is_refused_with_everything_that_is_missing() =>
        (await ServerProcess.RefusalAsync(folder, "Production")).MustName("Server:Issuer", "Server:KnownProxies", "Server:KnownNetworks", "Keys:Folder");

    [Fact]
    public async Task An_environment_of_another_name_is_held_to_what_production_is() =>
        (await ServerProcess.RefusalAsync(folder, "Staging")).MustName("Server:Issuer", "Server:KnownProxies", "Keys:Folder");

    [Fact]
    public async Task A_verifier_on_the_outbox_is_refused() =>
        (await RefusalAsync(("SmsAuth:Verifiers:default:Gateways:0", "outbox"))).MustName("SmsAuth:Verifiers:default:Gateways", "outbox");

    [Fact]
    public async Task The_demo_is_refused() =>
        (await RefusalAsync(("Demo:Enabled", "true"))).MustName("Demo:Enabled");

    [Fact]
    public async Task A_developers_database_is_refused()
    {
        await using (await ServerProcess.StartAsync(folder, "Development"))
        {
        }

        (await RefusalAsync()).MustName("Database:ConnectionString", "demo-app");
    }

    [Theory]
    [InlineData("")]
    [InlineData("login.example.com")]
    [InlineData("http://login.example.com/")]
    [InlineData("https://login.example.com/?a=b")]
    [InlineData("https://login.example.com/#")]
    public async Task An_issuer_that_is_no_plain_https_address_is_refused(string issuer) =>
        (await RefusalAsync(("Server:Issuer", issuer))).MustName("Server:Issuer", "https://login.example.com/");

    [Theory]
    [InlineData("Server:KnownProxies:0", "proxy.example.com", "Server:KnownProxies:0")]
    [InlineData("Server:KnownNetworks:0", "10.0.0.0/33", "Server:KnownNetworks:0")]
    [InlineData("Server:KnownNetworks:0", "0.0.0.0/0", "Server:KnownNetworks:0")]
    [InlineData("Server:KnownNetworks", "10.0.0.0/8", "Server:KnownNetworks:0")]
    [InlineData("Server:Isuer", "https://login.example.com/", "Server:Isuer")]
    [InlineData("Database:Provider", "MySql", "PostgreSql")]
    [InlineData("Database:Provider", "PostgreSql", "Database:ConnectionString")]
    [InlineData("Database:ConnectionString", "Data Source=:memory:", "Database:ConnectionString")]
    [InlineData("Database:ConnectionString", "Sorce=x", "Database:ConnectionString")]
    [InlineData("Database:ConnectionString", "Data Source=/proc/smsauth/x.db", "Database:ConnectionString")]
    [InlineData("SmsAuth:Verifiers:default:Liftime", "00:01:00", "SmsAuth:Verifiers:default:Liftime")]
    [InlineData("SmsAuth:Verifiers:default:Lifetime", "soon", "SmsAuth:Verifiers:default:Lifetime")]
    [InlineData("SmsAuth:Verifiers:default:Gateways", "outbox", "SmsAuth:Verifiers:default:Gateways:0")]
    [InlineData("SmsAuth:Verifiers:default:Gateways:0", "pigeon", "pigeon")]
    [InlineData("SmsAuth:Verifers:default:Tries", "5", "SmsAuth:Verifers")]
    [InlineData("Demo:Enabled", "perhaps", "Demo:Enabled")]
    public async Task A_setting_that_is_misspelt_or_out_of_range_is_refused_by_name(string name, string value, string named) =>
        (await RefusalAsync((name, value))).MustName(named);

    [Fact]
    public async Task Production_without_a_verifier_starts_and_says_so()
    {
        await using var server = await ServerProcess.StartProductionAsync(folder);

        Assert.Contains("No verifier is configured", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_served_by_Kestrel_itself_is_https_enough()
    {
        await ServerFolder.ShellAsync($"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout {folder.In("tls.key")} -out {folder.In("tls.pem")} 2>&1");

        await using var server = await ServerProcess.StartAsync(folder, "Production",
            ("Server:Issuer", "https://login.example.com/"),
            ("Keys:Folder", folder.Keys),
            ("Keys:Protection:KeyFile", folder.Protection),
            ("Database:Migrate", "true"),
            ("URLS", "https://127.0.0.1:0"),
            ("Kestrel:Certificates:Default:Path", folder.In("tls.pem")),
            ("Kestrel:Certificates:Default:KeyPath", folder.In("tls.key")));

        Assert.Equal("https", server.Client.BaseAddress!.Scheme);
    }

    public void Dispose() => folder.Dispose();

    private Task<Refusal> RefusalAsync(params (string Name, string Value)[] settings) =>
        ServerProcess.RefusalAsync(folder, "Production", [.. ServerProcess.ProductionSettings(folder), .. settings]);
}
