using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>How tokens say that somebody signed in with a passkey, which a site that pretends to be this one cannot ask for.</summary>
internal static class PhishingResistance
{
    /// <summary>The value of <c>acr</c> (OpenID Connect Extended Authentication Profile ACR Values 1.0, 2).</summary>
    public const string Acr = "phr";

    private const string ProofOfPossession = "pop";

    /// <summary>
    /// The values of <c>amr</c> (RFC 8176 2): possession of a key, presence of the user, and a second factor that unlocked the key. Whether the key is in hardware (<c>hwk</c>)
    /// is not known: passkeys wander between devices, and no attestation is asked for.
    /// </summary>
    public static IReadOnlyList<string> Methods { get; } = [ProofOfPossession, "user", "mfa"];

    public static bool IsOf(BrowserSession session) => session.Methods.Contains(ProofOfPossession);

    /// <summary>The <c>acr</c> of a session; null when there is nothing to say.</summary>
    public static string? AcrOf(BrowserSession session) => IsOf(session) ? Acr : null;
}
