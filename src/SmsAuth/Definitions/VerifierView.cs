using SmsAuth.Verifiers;

namespace SmsAuth.Definitions;

/// <summary>A verifier as it is shown. Its options are a copy.</summary>
/// <param name="Name">Its name.</param>
public sealed record VerifierView(string Name)
{
    /// <summary>Its options if it makes its codes itself, otherwise null.</summary>
    public CodeVerifierOptions? Code { get; init; }

    /// <summary>Its options if a verify service makes its codes, otherwise null.</summary>
    public ServiceVerifierOptions? Service { get; init; }

    /// <summary>Who saved which version when; null when it is from the configuration, and cannot be changed here.</summary>
    public DefinitionVersion? Saved { get; init; }
}
