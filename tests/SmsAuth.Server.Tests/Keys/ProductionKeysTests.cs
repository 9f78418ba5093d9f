using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Keys;

public sealed class ProductionKeysTests : IDisposable
{
    private readonly ServerFolder folder = new();

    [Fact]
    public async Task The_commands_in_the_refusal_make_keys_that_production_starts_with()
    {
        var refusal = await RefusalAsync();
        refusal.MustName("Keys:Folder", "signing-*.pem", "encryption-*.key", "pepper-*.key", "openssl");

        var commands = refusal.Errors.Split('\n').Where(static line => line.StartsWith("    ", StringComparison.Ordinal));
        await ServerFolder.ShellAsync(string.Join('\n', commands));

        await using var server = await ServerProcess.StartProductionAsync(folder);
        Assert.Equal(["signing-1"], await KeyIdsAsync(server));
        Assert.DoesNotContain("can be read by every user", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_refuses_to_start_without_a_key_folder() =>
        (await ServerProcess.RefusalAsync(folder, "Production", [.. ServerProcess.ProductionSettings(folder), ("Keys:Folder", "")]))
            .MustName("Keys:Folder", "openssl ecparam", "openssl rand");

    [Theory]
    [InlineData("signing-development.pem")]
    [InlineData("encryption-development.key")]
    [InlineData("pepper-development.key")]
    public async Task Production_refuses_development_keys(string name)
    {
        folder.MakeProductionKeys();
        var own = Directory.GetFiles(folder.Keys, name.Split('-')[0] + "*").Single();
        File.Copy(own, Path.Combine(folder.Keys, name));

        (await RefusalAsync()).MustName("Keys:Folder", name, "development key");
    }

    [Theory]
    [InlineData("signing-2.pem", "nonsense")]
    [InlineData("encryption-2.key", "not base64!")]
    [InlineData("encryption-2.key", "AAAA")]
    [InlineData("pepper-2.key", "AAAA")]
    public async Task A_key_file_that_is_none_is_refused_by_name(string name, string content)
    {
        folder.MakeProductionKeys();
        folder.WriteKey(name, content);

        (await RefusalAsync()).MustName("Keys:Folder", name);
    }

    [Fact]
    public async Task A_signing_key_on_another_curve_is_refused()
    {
        folder.MakeProductionKeys();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        folder.WriteKey("signing-2.pem", key.ExportPkcs8PrivateKeyPem());

        (await RefusalAsync()).MustName("signing-2.pem", "P-256");
    }

    [Fact]
    public async Task The_newest_key_by_name_comes_first_and_older_ones_stay_published()
    {
        folder.MakeProductionKeys("2025");
        folder.MakeProductionKeys("2026");
        folder.MakeProductionKeys("2024");

        await using var server = await ServerProcess.StartProductionAsync(folder);

        Assert.Equal(["signing-2026", "signing-2025", "signing-2024"], await KeyIdsAsync(server));
    }

    [Fact]
    public async Task Key_files_that_others_can_read_are_warned_of()
    {
        folder.MakeProductionKeys();
        File.SetUnixFileMode(Path.Combine(folder.Keys, "pepper-1.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await using var server = await ServerProcess.StartProductionAsync(folder);

        Assert.Contains("pepper-1.key can be read by every user", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("signing-1.pem", server.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<Refusal> RefusalAsync() => ServerProcess.RefusalAsync(folder, "Production", ServerProcess.ProductionSettings(folder));

    private static async Task<string[]> KeyIdsAsync(ServerProcess server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks") { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var keys = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. keys.GetProperty("keys").EnumerateArray().Select(static key => key.GetProperty("kid").GetString()!)];
    }
}
