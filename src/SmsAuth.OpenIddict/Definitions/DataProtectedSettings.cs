using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using SmsAuth.Definitions;
using SmsAuth.Settings;

namespace SmsAuth.OpenIddict.Definitions;

/// <summary>Encrypts secret settings with ASP.NET Core Data Protection, each for its place.</summary>
internal sealed class DataProtectedSettings(IDataProtectionProvider provider) : ISettingProtector
{
    private readonly IDataProtector settings = provider.CreateProtector("SmsAuth.Settings.v1");

    public string Protect(string place, SettingSecret value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return WebEncoders.Base64UrlEncode(settings.CreateProtector(place).Protect(Encoding.UTF8.GetBytes(value.Reveal())));
    }

    public UnprotectedSetting? Unprotect(string place, string value)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(value);

            // What a former key has encrypted is good until that key is removed.
            var isStale = false;
            var opened = settings.CreateProtector(place) is IPersistedDataProtector persisted
                ? persisted.DangerousUnprotect(bytes, ignoreRevocationErrors: false, out isStale, out _)
                : settings.CreateProtector(place).Unprotect(bytes);
            return new UnprotectedSetting(new SettingSecret(Encoding.UTF8.GetString(opened)), isStale);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
