namespace SmsAuth.Verifiers;

/// <summary>The verifiers there are.</summary>
public interface IVerifierCatalog
{
    /// <summary>Finds a verifier by its name; null when there is none.</summary>
    IVerifier? Find(string name);
}
