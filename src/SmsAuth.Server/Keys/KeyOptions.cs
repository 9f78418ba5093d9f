using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using SmsAuth.Codes;

namespace SmsAuth.Server.Keys;

/// <summary>Gives OpenIddict and the engine the keys of the ring: the current one first, then those that are still good for what was made with them.</summary>
internal sealed class KeyOptions(KeyRing ring) : IConfigureOptions<OpenIddictServerOptions>, IConfigureOptions<PepperOptions>
{
    // A key object keeps what it has computed, so that each key has one.
    private readonly ConcurrentDictionary<string, SigningCredentials> signing = new(StringComparer.Ordinal);

    public void Configure(OpenIddictServerOptions options)
    {
        if (ring.Snapshot is not { } keys) return;
        options.SigningCredentials.AddRange(keys.Of(KeyKind.Signing).Usable.Select(key => signing.GetOrAdd(key.Id, _ => TokenKeys.Signing(key))));
        options.EncryptionCredentials.AddRange(keys.Of(KeyKind.Encryption).Usable.Select(TokenKeys.Encryption));
    }

    public void Configure(PepperOptions options)
    {
        if (ring.Snapshot is not { } keys) return;
        var peppers = keys.Of(KeyKind.Pepper);
        var numbers = keys.Of(KeyKind.Numbers).Current!;
        options.Keys = peppers.Usable.Append(numbers).ToDictionary(static k => k.Id, static k => k.Material, StringComparer.Ordinal);
        options.Current = peppers.Current!.Id;
        options.Numbers = numbers.Id;
    }
}
