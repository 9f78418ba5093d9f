namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>The ceremonies of WebAuthn. An answer to one is none to the other.</summary>
internal enum CeremonyKind
{
    /// <summary>A passkey is made (Web Authentication 7.1).</summary>
    Adding,

    /// <summary>A passkey is used (Web Authentication 7.2).</summary>
    SigningIn,
}
