namespace SmsAuth.Server.Keys;

/// <summary>What the stores hold.</summary>
/// <param name="Keys">The keys that can be used.</param>
/// <param name="Unencrypted">The names of those that lie there unencrypted.</param>
/// <param name="Problems">What is wrong with the others.</param>
/// <param name="Unreachable">The kinds whose store does not answer but may be waited for.</param>
internal sealed record KeyReading(
    IReadOnlyList<ServerKey> Keys, IReadOnlyList<string> Unencrypted, IReadOnlyList<string> Problems, IReadOnlyList<KeyKind> Unreachable)
{
    /// <summary>The kinds of which there is no key.</summary>
    public IReadOnlyList<KeyKind> Missing => [.. KeyKinds.All.Except(Unreachable).Where(kind => Keys.All(k => k.Kind != kind))];
}
