namespace SmsAuth.Verifiers;

/// <summary>Registers the name of a code verifier; its options are the named options of that name.</summary>
internal sealed record CodeVerifierName(string Value);
