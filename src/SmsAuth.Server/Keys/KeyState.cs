namespace SmsAuth.Server.Keys;

/// <summary>Where in its life a key is. It follows from the times of the keys of its kind alone, so that all nodes agree on it.</summary>
internal enum KeyState
{
    /// <summary>Announced: it is in the JWKS, and validates, decrypts and compares already.</summary>
    Next,

    /// <summary>New things are made with it.</summary>
    Current,

    /// <summary>No longer used for new things; what was made with it is still valid.</summary>
    Former,

    /// <summary>Nothing that was made with it is valid any more.</summary>
    Expired,
}
