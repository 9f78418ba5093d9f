using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Server.Keys.Protection;

/// <summary>A certificate or key that encrypts the server's keys: exactly one of <see cref="Key"/>, <see cref="KeyFile"/> and <see cref="Certificate"/>.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "ProtectionSettings is one, with former ones.")]
internal class ProtectionKeySettings
{
    /// <summary>32 random bytes or more, in base64.</summary>
    public string? Key { get; set; }

    /// <summary>A file that holds them.</summary>
    public string? KeyFile { get; set; }

    /// <summary>A file with a certificate with an RSA key of 2,048 bits or more: PKCS #12 (<c>.pfx</c>, <c>.p12</c>) or PEM.</summary>
    public string? Certificate { get; set; }

    /// <summary>The file with the private key of a PEM certificate, unless it is in the same file.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>The password of the PKCS #12 file or of the private key.</summary>
    public string? CertificatePassword { get; set; }
}
