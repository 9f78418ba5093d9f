using SmsAuth.Settings;

namespace SmsAuth.Definitions;

/// <summary>Encrypts secret settings at rest. Without one, none is saved.</summary>
public interface ISettingProtector
{
    /// <summary>Encrypts a value.</summary>
    /// <param name="place">What the value is for: it can be decrypted for the same place only, so that nobody who writes to the database moves it elsewhere.</param>
    /// <param name="value">The value in the clear.</param>
    string Protect(string place, SettingSecret value);

    /// <summary>Decrypts a value; null when it cannot be: it was tampered with, is of another place, or its key is lost.</summary>
    /// <param name="place">As it was encrypted for.</param>
    /// <param name="value">What <see cref="Protect"/> returned.</param>
    UnprotectedSetting? Unprotect(string place, string value);
}
