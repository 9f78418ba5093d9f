using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace SmsAuth.Verifiers;

/// <summary>The verifiers that were added while the application was configured.</summary>
internal sealed class ConfiguredVerifiers(
    IEnumerable<CodeVerifierName> names,
    IOptionsMonitor<CodeVerifierOptions> options,
    CodeVerifierParts parts,
    IEnumerable<ServiceVerifierName> serviceNames,
    IOptionsMonitor<ServiceVerifierOptions> serviceOptions,
    ServiceVerifierParts serviceParts) : IVerifierCatalog
{
    // Of two verifiers of one name the service is meant: in Development there is always a code verifier called default.
    private readonly FrozenDictionary<string, IVerifier> verifiers = serviceNames
        .Select(n => (IVerifier)new ServiceVerifier(n.Value, serviceOptions.Get(n.Value), serviceParts))
        .Concat(names.Select(n => new CodeVerifier(n.Value, options.Get(n.Value), parts)))
        .DistinctBy(static v => v.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(static v => v.Name, StringComparer.Ordinal);

    public IVerifier? Find(string name) => verifiers.GetValueOrDefault(name);
}
