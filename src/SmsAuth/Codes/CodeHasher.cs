using System.Text;
using SmsAuth.Challenges;

namespace SmsAuth.Codes;

/// <summary>
/// Makes the keyed hash under which a code is kept: HMAC-SHA-256 (RFC 2104) under a pepper, over the challenge id and the code, so that equal
/// codes of two challenges have different hashes and a stolen database says nothing without the pepper.
/// </summary>
public sealed class CodeHasher
{
    private readonly Peppers peppers;

    internal CodeHasher(Peppers peppers) => this.peppers = peppers;

    /// <summary>Hashes a new code under the current pepper.</summary>
    public KeyedHash Hash(ChallengeId challenge, OtpCode code) => Hash(peppers.Current, challenge, code);

    /// <summary>Hashes a presented code under the pepper of the kept one.</summary>
    /// <returns>The hash, or null when this process does not have that pepper.</returns>
    public KeyedHash? HashLike(KeyedHash kept, ChallengeId challenge, OtpCode code)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return peppers.Has(kept.KeyId) ? Hash(kept.KeyId, challenge, code) : null;
    }

    private KeyedHash Hash(string keyId, ChallengeId challenge, OtpCode code)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(code);
        return new KeyedHash(keyId, peppers.Authenticate(keyId, Encoding.ASCII.GetBytes($"{challenge.Value}\0{code.Reveal()}")));
    }
}
