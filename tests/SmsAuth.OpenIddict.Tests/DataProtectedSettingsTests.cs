using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Definitions;
using SmsAuth.OpenIddict.Definitions;
using SmsAuth.Settings;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>Secret settings under the keys of ASP.NET Core Data Protection.</summary>
public sealed class DataProtectedSettingsTests : IDisposable
{
    private const string Place = "Gateway:dove:Key";
    private const string Secret = "coop-key-471 é\U0001F511";

    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("smsauth-keys-");

    public void Dispose() => keys.Delete(recursive: true);

    [Fact]
    public void A_secret_is_read_by_another_process_for_the_same_place_only()
    {
        var stored = Node().Settings.Protect(Place, new SettingSecret(Secret));
        var other = Node().Settings;

        Assert.Equal((Secret, false), other.Unprotect(Place, stored) is { } read ? (read.Value.Reveal(), read.IsStale) : default);
        Assert.Null(other.Unprotect("Gateway:swift:Key", stored));
        Assert.Null(other.Unprotect("Gateway:dove:Spare", stored));
        Assert.DoesNotContain("coop", stored, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(stored, other.Protect(Place, new SettingSecret(Secret)));
    }

    [Fact]
    public void What_was_tampered_with_is_not_read()
    {
        var settings = Node().Settings;
        var stored = settings.Protect(Place, new SettingSecret(Secret));

        for (var at = 0; at < stored.Length; at += 7)
        {
            var other = stored[at] == 'A' ? 'B' : 'A';
            Assert.Null(settings.Unprotect(Place, $"{stored[..at]}{other}{stored[(at + 1)..]}"));
        }

        Assert.Null(settings.Unprotect(Place, ""));
        Assert.Null(settings.Unprotect(Place, "not base64!"));
        Assert.Null(settings.Unprotect(Place, Secret));
    }

    [Fact]
    public void After_a_change_of_keys_it_is_stale_until_it_is_encrypted_anew_and_lost_without_its_key()
    {
        var stored = Node().Settings.Protect(Place, new SettingSecret(Secret));
        var former = keys.GetFiles("key-*.xml").Single();
        var now = TimeProvider.System.GetUtcNow();
        Node().Keys.CreateNewKey(activationDate: now, expirationDate: now.AddDays(400));
        var after = Node().Settings;

        var read = after.Unprotect(Place, stored)!;
        var anew = after.Protect(Place, read.Value);
        former.Delete();
        var later = Node().Settings;

        Assert.True(read.IsStale);
        Assert.Null(later.Unprotect(Place, stored));
        Assert.Equal((Secret, false), later.Unprotect(Place, anew) is { } kept ? (kept.Value.Reveal(), kept.IsStale) : default);
    }

    [Fact]
    public void Neither_the_secret_nor_what_was_read_prints_itself()
    {
        var settings = Node().Settings;
        var read = settings.Unprotect(Place, settings.Protect(Place, new SettingSecret(Secret)));

        Assert.DoesNotContain("coop", $"{read}", StringComparison.OrdinalIgnoreCase);
    }

    private (ISettingProtector Settings, IKeyManager Keys) Node()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().PersistKeysToFileSystem(keys).SetApplicationName("smsauth");
        services.AddSingleton<ISettingProtector, DataProtectedSettings>();
        var provider = services.BuildServiceProvider();
        return (provider.GetRequiredService<ISettingProtector>(), provider.GetRequiredService<IKeyManager>());
    }
}
