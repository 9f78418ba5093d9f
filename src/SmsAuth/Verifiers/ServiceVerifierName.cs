namespace SmsAuth.Verifiers;

/// <summary>Registers the name of a service verifier; its options are the named options of that name.</summary>
internal sealed record ServiceVerifierName(string Value);
