using Microsoft.IdentityModel.Tokens;
using SmsAuth.Codes;

namespace SmsAuth.Server.Keys;

/// <summary>The keys of the server, of each kind the newest first. The id of a key is the name of its file.</summary>
internal sealed record KeyRing(
    IReadOnlyList<ECDsaSecurityKey> Signing,
    IReadOnlyList<SymmetricSecurityKey> Encryption,
    IReadOnlyList<KeyValuePair<string, byte[]>> Peppers)
{
    public void Apply(PepperOptions options)
    {
        options.Keys = Peppers.ToDictionary(StringComparer.Ordinal);
        options.Current = Peppers[0].Key;

        // The oldest one, so that a rotation starts no budget anew.
        options.Numbers = Peppers[^1].Key;
    }
}
