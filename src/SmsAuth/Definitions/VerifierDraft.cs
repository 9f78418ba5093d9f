using SmsAuth.Verifiers;

namespace SmsAuth.Definitions;

/// <summary>A verifier as somebody wants to save it.</summary>
public sealed record VerifierDraft
{
    /// <summary>One that makes its codes itself.</summary>
    /// <param name="name">Its name, 1 to 50 of the characters a-z 0-9 - _.</param>
    /// <param name="options">Its options.</param>
    public VerifierDraft(string name, CodeVerifierOptions options) => (Name, Code) = (name, options);

    /// <summary>One whose codes a remote verify service makes.</summary>
    /// <param name="name">Its name, 1 to 50 of the characters a-z 0-9 - _.</param>
    /// <param name="options">Its options.</param>
    public VerifierDraft(string name, ServiceVerifierOptions options) => (Name, Service) = (name, options);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its options if it makes its codes itself, otherwise null.</summary>
    public CodeVerifierOptions? Code { get; }

    /// <summary>Its options if a verify service makes its codes, otherwise null.</summary>
    public ServiceVerifierOptions? Service { get; }

    /// <summary>The version that it takes the place of; null to add one.</summary>
    public Guid? Version { get; init; }
}
