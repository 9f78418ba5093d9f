using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Codes;

/// <summary>The secret keys of this process: the configured ones, or one drawn for the process alone.</summary>
internal sealed class Peppers
{
    private readonly ILogger<CodeHasher> logger;
    private volatile State state;

    public Peppers(PepperOptions options, ILogger<CodeHasher> logger)
    {
        this.logger = logger;
        state = StateOf(options);
    }

    /// <summary>The id of the key for new codes.</summary>
    public string Current => state.Current;

    /// <summary>The id of the key for phone numbers and limits, which must stay the same as long as they are to be recognized.</summary>
    public string Numbers => state.Numbers;

    public bool Has(string keyId) => state.Keys.ContainsKey(keyId);

    /// <summary>RFC 2104: HMAC-SHA-256.</summary>
    public byte[] Authenticate(string keyId, ReadOnlySpan<byte> message) => HMACSHA256.HashData(state.Keys[keyId], message);

    /// <summary>Takes other keys, while the process runs.</summary>
    public void Update(PepperOptions options) => state = StateOf(options);

    private State StateOf(PepperOptions options)
    {
        if (options.Keys.Count == 0)
        {
            var id = "process-" + RandomNumberGenerator.GetHexString(8, lowercase: true);
            Log.ProcessPepper(logger);
            return new State(new Dictionary<string, byte[]> { [id] = RandomNumberGenerator.GetBytes(PepperOptions.MinBytes) }.ToFrozenDictionary(), id, id);
        }

        var current = options.Current ?? options.Keys.Keys.Single();
        return new State(options.Keys.ToFrozenDictionary(StringComparer.Ordinal), current, options.Numbers ?? current);
    }

    private sealed record State(FrozenDictionary<string, byte[]> Keys, string Current, string Numbers);
}
