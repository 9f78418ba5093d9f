namespace SmsAuth.Definitions;

/// <summary>What is defined. The values are stored: never renumber them.</summary>
public enum DefinitionKind
{
    /// <summary>A gateway, see <see cref="Gateways.IGatewayKind"/>.</summary>
    Gateway = 1,

    /// <summary>A verify service, see <see cref="VerifyServices.IVerifyServiceKind"/>.</summary>
    VerifyService = 2,

    /// <summary>A verifier, see <see cref="Verifiers.IVerifier"/>.</summary>
    Verifier = 3,
}
