using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace SmsAuth.Verifiers;

/// <summary>The code verifiers that were added while the application was configured.</summary>
internal sealed class ConfiguredVerifiers(
    IEnumerable<CodeVerifierName> names,
    IOptionsMonitor<CodeVerifierOptions> options,
    CodeVerifierParts parts) : IVerifierCatalog
{
    private readonly FrozenDictionary<string, IVerifier> verifiers = names
        .Select(static n => n.Value)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(static n => n, n => (IVerifier)new CodeVerifier(n, options.Get(n), parts), StringComparer.Ordinal);

    public IVerifier? Find(string name) => verifiers.GetValueOrDefault(name);
}
