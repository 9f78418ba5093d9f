namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>What became of a sign-in with a passkey.</summary>
internal enum PasskeyVerdict
{
    /// <summary>The browser is signed in.</summary>
    SignedIn,

    /// <summary>The page was open for too long, or another one of this browser has signed in.</summary>
    TooLate,

    /// <summary>The passkey is of no account here, was removed, was copied, or its account cannot sign in.</summary>
    Refused,
}
