using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Keys.Protection;

namespace SmsAuth.Server.Tests.Keys;

public sealed class KeyProtectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ServerKey Key = KeyMaker.Make(KeyKind.Signing, 1, SigningAlgorithm.ES256, Now, Now);

    public static TheoryData<bool> ByCertificate => [true, false];

    [Theory]
    [MemberData(nameof(ByCertificate))]
    public async Task What_is_sealed_opens_again_and_shows_nothing(bool byCertificate)
    {
        var protection = NewProtection(byCertificate);
        var content = protection.Seal(Key);

        var (opened, problem) = await protection.OpenAsync(content);

        Assert.Null(problem);
        Assert.Equal(Key.ToJson(), opened!.ToJson());
        Assert.DoesNotContain(Convert.ToBase64String(Key.Material), content, StringComparison.Ordinal);
        Assert.True(KeyProtection.IsSealed(content));
        Assert.NotEqual(content, protection.Seal(Key));
    }

    [Theory]
    [MemberData(nameof(ByCertificate))]
    public async Task Whoever_changes_a_byte_is_found_out(bool byCertificate)
    {
        var protection = NewProtection(byCertificate);
        var content = protection.Seal(Key);
        var opened = 0;
        for (var i = 0; i < content.Length; i += 7)
        {
            if (content[i] == '.') continue;
            var changed = content[..i] + (content[i] == 'x' ? 'y' : 'x') + content[(i + 1)..];
            if ((await protection.OpenAsync(changed)).Key is { } key && key.ToJson() != Key.ToJson()) opened++;
        }

        Assert.Equal(0, opened);
    }

    [Fact]
    public async Task A_key_that_somebody_encrypted_with_the_public_certificate_is_refused()
    {
        using var certificate = NewCertificate();
        var key = ProtectionKey.Of(certificate);
        var protection = new KeyProtection(key, [key]);
        using var stranger = RSA.Create(2048);
        var forged = Forge(key.Encrypting, new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = key.Id }, SecurityAlgorithms.RsaSha256));
        var unsigned = Forge(key.Encrypting, signing: null);

        Assert.Null((await protection.OpenAsync(forged)).Key);
        Assert.Null((await protection.OpenAsync(unsigned)).Key);
        Assert.NotNull((await protection.OpenAsync(Forge(key.Encrypting, key.Signing))).Key);
    }

    [Fact]
    public async Task Something_else_that_the_certificate_signed_and_encrypted_is_no_key()
    {
        using var certificate = NewCertificate();
        var key = ProtectionKey.Of(certificate);
        var protection = new KeyProtection(key, [key]);

        Assert.Null((await protection.OpenAsync(Forge(key.Encrypting, key.Signing, "JWT"))).Key);
    }

    [Fact]
    public void A_key_prints_its_id_alone()
    {
        Assert.Equal(Key.Id, $"{Key}");
        Assert.Matches("^signing-1-[0-9a-f]{10}$", Key.Id);
    }

    [Fact]
    public void A_certificate_without_a_private_RSA_key_is_refused()
    {
        using var certificate = NewCertificate();
        using var published = X509CertificateLoader.LoadCertificate(certificate.RawData);
        Assert.Contains("private RSA key", Assert.Throws<ArgumentException>(() => ProtectionKey.Of(published)).Message, StringComparison.Ordinal);
    }

    private static string Forge(EncryptingCredentials encrypting, SigningCredentials? signing, string type = "smsauth-key+jwt") =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Claims = new Dictionary<string, object> { ["key"] = Key.ToJson() },
            SigningCredentials = signing,
            EncryptingCredentials = encrypting,
        });

    private static KeyProtection NewProtection(bool byCertificate)
    {
        var key = byCertificate ? ProtectionKey.Of(NewCertificate()) : ProtectionKey.Of(RandomNumberGenerator.GetBytes(32));
        return new KeyProtection(key, [key]);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=SmsAuth keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddYears(10));
    }
}
