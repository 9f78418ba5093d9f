using System.Text;
using SmsAuth.Challenges;

namespace SmsAuth.Codes;

/// <summary>
/// Makes the keyed hash under which a code is kept: HMAC-SHA-256 (RFC 2104) under a pepper, over the challenge id and the code, so that equal
/// codes of two challenges have different hashes and a stolen database says nothing without the pepper.
/// </summary>
public sealed class CodeHasher
{
    // Sets derived codes apart from the hashes above, whose messages begin with a challenge id.
    private const string DerivedCode = "derived-code";

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

    /// <summary>
    /// The code that belongs to a challenge under a pepper, the same one whenever it is asked for: for texts that repeat it. Whoever does not
    /// have the pepper can tell it from a random one no better than chance.
    /// </summary>
    internal OtpCode Derive(string keyId, ChallengeId challenge, int length) =>
        OtpCode.FromBytes(peppers.Authenticate(keyId, Encoding.ASCII.GetBytes($"{DerivedCode}\0{length}\0{challenge.Value}")), length);

    /// <summary>The pepper to derive a code of a challenge under: that of its kept hash, or the current one when that is gone or there is none.</summary>
    internal string KeyIdLike(KeyedHash? kept) => kept is not null && peppers.Has(kept.KeyId) ? kept.KeyId : peppers.Current;

    /// <summary>Hashes a code under a pepper that this process has.</summary>
    internal KeyedHash Hash(string keyId, ChallengeId challenge, OtpCode code)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(code);
        return new KeyedHash(keyId, peppers.Authenticate(keyId, Encoding.ASCII.GetBytes($"{challenge.Value}\0{code.Reveal()}")));
    }
}
