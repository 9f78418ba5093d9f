namespace SmsAuth.Server.Keys;

/// <summary>How tokens are signed (RFC 7518 3.1).</summary>
internal enum SigningAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, with keys of 3,072 bits.</summary>
    RS256,
}
