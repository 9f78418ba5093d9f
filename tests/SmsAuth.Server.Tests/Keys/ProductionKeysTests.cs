using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Keys;

/// <summary>What production starts with, and what it refuses.</summary>
public sealed class ProductionKeysTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_command_that_the_refusal_names_makes_keys_that_production_starts_with()
    {
        folder.MakeProtection();
        (await RefusalAsync()).MustName("Keys:", folder.Keys, "signing, encryption, pepper, numbers, data-protection", "keys create");

        await KeysAsync("create");

        await using var server = await ServerProcess.StartProductionAsync(folder);
        Assert.StartsWith("signing-1-", Assert.Single(await PublishedKeys.OfAsync(server)), StringComparison.Ordinal);
        Assert.DoesNotContain("can be read by every user", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn: Microsoft.AspNetCore.DataProtection", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_never_makes_keys_by_itself()
    {
        folder.MakeProtection();
        await RefusalAsync();
        Assert.False(Directory.Exists(folder.Keys));
    }

    [Theory]
    [InlineData("signing")]
    [InlineData("encryption")]
    [InlineData("pepper")]
    [InlineData("numbers")]
    [InlineData("data-protection")]
    public async Task A_lost_key_is_named_and_replaced_only_by_whoever_says_so(string kind)
    {
        folder.MakeProductionKeys();
        File.Delete(PathOf($"{kind}-1.key"));

        (await RefusalAsync()).MustName(folder.Keys, $"no key for {kind}", "some were lost", "backup", "keys create --missing");
        Assert.Contains("--missing", (await TryKeysAsync("create")).Errors, StringComparison.Ordinal);
        Assert.StartsWith($"made {kind}-1-", await KeysAsync("create", "--missing"), StringComparison.Ordinal);
        await (await ServerProcess.StartProductionAsync(folder)).DisposeAsync();
    }

    [Fact]
    public async Task Keys_under_another_protection_are_refused_with_the_one_that_is_needed()
    {
        folder.MakeProductionKeys();
        var needed = folder.IdOfProtection;
        folder.MakeProtection();

        (await RefusalAsync()).MustName("signing-1", "data-protection-1", needed, folder.IdOfProtection);
    }

    [Fact]
    public async Task A_key_that_was_tampered_with_is_refused_by_name()
    {
        folder.MakeProductionKeys();
        var file = PathOf("pepper-1.key");
        var content = File.ReadAllText(file).Trim();
        var middle = content.Length - 60;
        File.WriteAllText(file, content[..middle] + (content[middle] == 'A' ? 'B' : 'A') + content[(middle + 1)..]);

        (await RefusalAsync()).MustName("pepper-1", "it was changed");
    }

    [Fact]
    public async Task A_key_under_the_name_of_another_is_refused()
    {
        folder.MakeProductionKeys();
        File.Copy(PathOf("pepper-1.key"), PathOf("numbers-1.key"), overwrite: true);

        (await RefusalAsync()).MustName("numbers-1", "pepper-1 under another name");
    }

    [Fact]
    public async Task Keys_of_a_developers_server_are_refused()
    {
        await (await ServerProcess.StartAsync(folder, "Development", ("Keys:Folder", folder.Keys))).DisposeAsync();
        folder.MakeProtection();

        (await RefusalAsync(("Keys:Unprotected", "true"))).MustName("development-signing-1-", "development key", "keys create");
    }

    [Fact]
    public async Task Unencrypted_keys_are_refused_until_they_are_encrypted_or_declared()
    {
        folder.MakeProductionKeys();
        var plain = ServerProcess.ProductionSettings(folder).Where(static s => !s.Name.StartsWith("Keys:Protection", StringComparison.Ordinal)).ToArray();
        foreach (var file in Directory.GetFiles(folder.Keys)) File.Delete(file);
        (await ServerProcess.RefusalAsync(folder, "Production", plain)).MustName("Keys:Protection", "Keys:Unprotected=true", "openssl rand -base64 32");
        var (exitCode, _, errors) = await ServerProcess.RunAsync(folder, "Production", ["keys", "create", $"--Keys:Folder={folder.Keys}", "--Keys:Unprotected=true"]);
        Assert.Equal((0, ""), (exitCode, errors));

        await (await ServerProcess.StartAsync(folder, "Production", [.. plain, ("Keys:Unprotected", "true")])).DisposeAsync();
        (await RefusalAsync()).MustName("signing-1", "not encrypted", "keys protect");
        Assert.Contains("encrypted signing-1-", await KeysAsync("protect"), StringComparison.Ordinal);

        Assert.All(Directory.GetFiles(folder.Keys), static file => Assert.DoesNotContain("material", File.ReadAllText(file), StringComparison.Ordinal));
        await (await ServerProcess.StartProductionAsync(folder)).DisposeAsync();
        Assert.Equal("nothing to do", await KeysAsync("protect"));
    }

    [Fact]
    public async Task Keys_move_from_one_protection_to_the_next_and_stay_the_same_keys()
    {
        folder.MakeProductionKeys();
        var before = await KeysAsync("list");
        var former = folder.In("former.key");
        File.Copy(folder.Protection, former);
        var (certificate, certificateKey) = MakeCertificate();

        string[] now = [$"--Keys:Folder={folder.Keys}", $"--Keys:Protection:Certificate={certificate}", $"--Keys:Protection:CertificateKey={certificateKey}"];
        var protect = await ServerProcess.RunAsync(folder, "Production", ["keys", "protect", .. now, $"--Keys:Protection:Former:old:KeyFile={former}"]);
        Assert.Equal((0, ""), (protect.ExitCode, protect.Errors));

        Assert.Equal(before, (await ServerProcess.RunAsync(folder, "Production", ["keys", "list", .. now])).Output.Trim());
        Assert.NotEqual(0, (await TryKeysAsync("list")).ExitCode);
        (string, string)[] settings = [("Keys:Protection:KeyFile", ""), ("Keys:Protection:Certificate", certificate), ("Keys:Protection:CertificateKey", certificateKey)];
        await (await ServerProcess.StartProductionAsync(folder, settings)).DisposeAsync();
    }

    [Theory]
    [InlineData("signing-2.key", "nonsense")]
    [InlineData("signing-2.key", "{}")]
    [InlineData("encryption-2.key", """{"kind":"encryption","number":2,"id":"x","algorithm":"ES256","created":"2026-01-01T00:00:00Z","activeFrom":"2026-01-01T00:00:00Z","material":"AAAA"}""")]
    [InlineData("signing-2.key", """{"kind":"signing","number":2,"id":"x","algorithm":"ES256","created":"2026-01-01T00:00:00Z","activeFrom":"2026-01-01T00:00:00Z","material":"AAAA"}""")]
    public async Task A_file_that_is_no_key_is_refused_by_name(string name, string content)
    {
        folder.MakeProductionKeys();
        folder.WriteKey(name, content);

        var refusal = await RefusalAsync();
        refusal.MustName(name[..^4], "cannot be used");
        Assert.DoesNotContain("AAAA", refusal.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_there_twice_is_refused()
    {
        var protection = folder.MakeProtection();
        folder.MakeProductionKeys(protection);
        var now = TimeProvider.System.GetUtcNow();
        var key = KeyMaker.Make(KeyKind.Pepper, 2, SigningAlgorithm.ES256, now, now);
        folder.WriteKey("pepper-2.key", protection.Seal(key));
        folder.WriteKey("pepper-3.key", protection.Seal(key with { Number = 3 }));

        (await RefusalAsync()).MustName(key.Id, "twice");
    }

    [Fact]
    public async Task A_clock_before_the_first_key_is_told()
    {
        var protection = folder.MakeProtection();
        folder.MakeProductionKeys(protection);
        var now = TimeProvider.System.GetUtcNow();
        folder.WriteKey("signing-1.key", protection.Seal(KeyMaker.Make(KeyKind.Signing, 1, SigningAlgorithm.ES256, now, now.AddYears(1))));

        (await RefusalAsync()).MustName("signing-1-", "Is the clock right?");
    }

    [Fact]
    public async Task Key_files_that_others_can_read_are_warned_of()
    {
        folder.MakeProductionKeys();
        File.SetUnixFileMode(PathOf("pepper-1.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await using var server = await ServerProcess.StartProductionAsync(folder);

        Assert.Contains("pepper-1.key can be read by every user", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("signing-1.key can be", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_refuses_to_start_without_a_key_folder() =>
        (await RefusalAsync(("Keys:Folder", ""))).MustName("Keys:Folder", "Keys:Store=Database");

    [Theory]
    [InlineData("Keys:Store", "Vault", "Folder, Database")]
    [InlineData("Keys:SigningAlgorithm", "HS256", "ES256, RS256")]
    [InlineData("Keys:Announce", "00:00:30", "Keys:Announce: 00:01:00 to 30.00:00:00")]
    [InlineData("Keys:Keep", "13.00:00:00", "Keys:Keep: 14.00:00:00")]
    [InlineData("Keys:Refresh", "00:00:00", "Keys:Refresh: 00:00:01 to 01:00:00")]
    [InlineData("Keys:Rotation:Signing", "12:00:00", "Keys:Rotation:Signing: longer than Announce")]
    [InlineData("Keys:Rotation:Numbers", "90.00:00:00", "Keys:Rotation:Numbers: there is no such setting")]
    [InlineData("Keys:Protection:Key", "c2hvcnQ=", "Keys:Protection: set one of")]
    [InlineData("Keys:Protection:KeyFile", "/nowhere/protection.key", "Keys:Protection:KeyFile: /nowhere/protection.key cannot be used")]
    [InlineData("Keys:Protection:KeyFile", "/etc/hostname", "not base64")]
    [InlineData("Keys:Protection:Former:old:KeyFile", "/nowhere/old.key", "Keys:Protection:Former:old:KeyFile")]
    [InlineData("Keys:Protection:Former:old:Key", "c2hvcnQ=", "has 5 bytes, and needs at least 32")]
    [InlineData("Keys:Protection:CertificatePassword", "open-sesame", "Keys:Protection:Certificate: set it")]
    public async Task A_setting_that_cannot_be_used_is_refused_by_name(string setting, string value, string because)
    {
        folder.MakeProductionKeys();
        var refusal = await RefusalAsync((setting, value));
        refusal.MustName(because);
        Assert.DoesNotContain("sesame", refusal.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_in_the_database_are_always_encrypted() =>
        (await ServerProcess.RefusalAsync(folder, "Development", ("Keys:Store", "Database"))).MustName("Keys:Protection", "keys in the database are encrypted");

    private (string Certificate, string Key) MakeCertificate()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=SmsAuth keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.Parse("2999-01-01", CultureInfo.InvariantCulture));
        File.WriteAllText(folder.In("certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.In("certificate.key"), rsa.ExportPkcs8PrivateKeyPem());
        return (folder.In("certificate.pem"), folder.In("certificate.key"));
    }

    private string PathOf(string name) => Path.Combine(folder.Keys, name);

    private Task<Refusal> RefusalAsync(params (string, string)[] settings) =>
        ServerProcess.RefusalAsync(folder, "Production", [.. ServerProcess.ProductionSettings(folder), .. settings]);

    private async Task<string> KeysAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await TryKeysAsync(arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        return output.Trim();
    }

    private Task<(int ExitCode, string Output, string Errors)> TryKeysAsync(params string[] arguments) =>
        ServerProcess.RunAsync(folder, "Production", ["keys", .. arguments, .. ServerProcess.KeyArguments(folder)]);
}
