using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;

namespace SmsAuth.Codes;

/// <summary>
/// Makes the keyed hash under which a code is kept: HMAC-SHA-256 (RFC 2104) under a pepper, over the challenge id and the code, so that equal
/// codes of two challenges have different hashes and a stolen database says nothing without the pepper.
/// </summary>
public sealed class CodeHasher
{
    private readonly FrozenDictionary<string, byte[]> keys;
    private readonly string current;

    /// <summary>Reads the peppers once.</summary>
    public CodeHasher(IOptions<PepperOptions> options, ILogger<CodeHasher> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var peppers = options.Value;
        if (peppers.Keys.Count == 0)
        {
            current = "process-" + RandomNumberGenerator.GetHexString(8, lowercase: true);
            keys = new Dictionary<string, byte[]> { [current] = RandomNumberGenerator.GetBytes(PepperOptions.MinBytes) }.ToFrozenDictionary();
            Log.ProcessPepper(logger);
            return;
        }

        keys = peppers.Keys.ToFrozenDictionary(StringComparer.Ordinal);
        current = peppers.Current ?? peppers.Keys.Keys.Single();
    }

    /// <summary>Hashes a new code under the current pepper.</summary>
    public KeyedHash Hash(ChallengeId challenge, OtpCode code) => Hash(current, challenge, code);

    /// <summary>Hashes a presented code under the pepper of the kept one.</summary>
    /// <returns>The hash, or null when this process does not have that pepper.</returns>
    public KeyedHash? HashLike(KeyedHash kept, ChallengeId challenge, OtpCode code)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return keys.ContainsKey(kept.KeyId) ? Hash(kept.KeyId, challenge, code) : null;
    }

    private KeyedHash Hash(string keyId, ChallengeId challenge, OtpCode code)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(code);
        var message = Encoding.ASCII.GetBytes($"{challenge.Value}\0{code.Reveal()}");
        return new KeyedHash(keyId, HMACSHA256.HashData(keys[keyId], message));
    }
}
