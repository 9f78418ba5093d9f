namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>What comes back from a ceremony.</summary>
/// <param name="Credential">The credential as the browser writes it in JSON.</param>
/// <param name="State">The <see cref="Ceremony.State"/>.</param>
internal sealed record PasskeyAnswer(string? Credential, string? State)
{
    /// <summary>Nothing of it, which is neither secret nor of use.</summary>
    public override string ToString() => "[answer of an authenticator]";
}
