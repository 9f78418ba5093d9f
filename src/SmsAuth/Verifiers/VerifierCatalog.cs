using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace SmsAuth.Verifiers;

/// <summary>The verifiers of the application's configuration, and those that were saved.</summary>
internal sealed class VerifierCatalog(
    IEnumerable<CodeVerifierName> names,
    IOptionsMonitor<CodeVerifierOptions> options,
    CodeVerifierParts parts,
    IEnumerable<ServiceVerifierName> serviceNames,
    IOptionsMonitor<ServiceVerifierOptions> serviceOptions,
    ServiceVerifierParts serviceParts) : IVerifierCatalog
{
    // Of two verifiers of one name the service is meant: in Development there is always a code verifier called default.
    private readonly FrozenDictionary<string, Entry> configured = serviceNames
        .Select(n => new Entry(new ServiceVerifier(n.Value, serviceOptions.Get(n.Value), serviceParts), serviceOptions.Get(n.Value).Enabled))
        .Concat(names.Select(n => new Entry(new CodeVerifier(n.Value, options.Get(n.Value), parts), options.Get(n.Value).Enabled)))
        .DistinctBy(static e => e.Verifier.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(static e => e.Verifier.Name, StringComparer.Ordinal);

    private volatile IReadOnlyDictionary<string, IVerifier> saved = FrozenDictionary<string, IVerifier>.Empty;

    /// <summary>The names of those of the configuration; a saved one of such a name is not used.</summary>
    public IEnumerable<string> Configured => configured.Keys;

    public IVerifier? Find(string name) => configured.TryGetValue(name, out var entry) ? (entry.IsEnabled ? entry.Verifier : null) : saved.GetValueOrDefault(name);

    public IVerifier Create(string name, CodeVerifierOptions own) => new CodeVerifier(name, own, parts);

    public IVerifier Create(string name, ServiceVerifierOptions own) => new ServiceVerifier(name, own, serviceParts);

    /// <summary>Puts verifiers that were saved in place of those before, by name.</summary>
    public void Use(IReadOnlyDictionary<string, IVerifier> verifiers) => saved = verifiers.ToFrozenDictionary(StringComparer.Ordinal);

    private sealed record Entry(IVerifier Verifier, bool IsEnabled);
}
