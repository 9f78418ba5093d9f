namespace SmsAuth.Server.Keys;

/// <summary>What a key is for.</summary>
internal enum KeyKind
{
    /// <summary>Signs tokens.</summary>
    Signing,

    /// <summary>Encrypts refresh tokens: 32 bytes.</summary>
    Encryption,

    /// <summary>Hashes codes: 32 bytes.</summary>
    Pepper,

    /// <summary>Makes the pseudonyms of numbers, and lasts: 32 bytes.</summary>
    Numbers,

    /// <summary>The master key of ASP.NET Core Data Protection: 64 bytes.</summary>
    DataProtection,
}
