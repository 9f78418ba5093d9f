using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsAuth.Codes;

/// <summary>The secret keys of this process, read once: the configured ones, or one drawn for the process alone.</summary>
internal sealed class Peppers
{
    private readonly FrozenDictionary<string, byte[]> keys;

    public Peppers(IOptions<PepperOptions> options, ILogger<CodeHasher> logger)
    {
        var peppers = options.Value;
        if (peppers.Keys.Count == 0)
        {
            Current = Numbers = "process-" + RandomNumberGenerator.GetHexString(8, lowercase: true);
            keys = new Dictionary<string, byte[]> { [Current] = RandomNumberGenerator.GetBytes(PepperOptions.MinBytes) }.ToFrozenDictionary();
            Log.ProcessPepper(logger);
            return;
        }

        keys = peppers.Keys.ToFrozenDictionary(StringComparer.Ordinal);
        Current = peppers.Current ?? peppers.Keys.Keys.Single();
        Numbers = peppers.Numbers ?? Current;
    }

    /// <summary>The id of the key for new codes.</summary>
    public string Current { get; }

    /// <summary>The id of the key for phone numbers and limits, which must stay the same as long as they are to be recognized.</summary>
    public string Numbers { get; }

    public bool Has(string keyId) => keys.ContainsKey(keyId);

    /// <summary>RFC 2104: HMAC-SHA-256.</summary>
    public byte[] Authenticate(string keyId, ReadOnlySpan<byte> message) => HMACSHA256.HashData(keys[keyId], message);
}
