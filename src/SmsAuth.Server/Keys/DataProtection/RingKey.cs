using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace SmsAuth.Server.Keys.DataProtection;

/// <summary>A key of the ring as Data Protection uses it: AES-256-CBC with HMAC-SHA-256, the framework's default.</summary>
internal sealed class RingKey(ServerKey key, AuthenticatedEncryptorFactory factory) : IKey
{
    // Keys end by leaving the ring.
    private const int Years = 100;
    private const int IdBytes = 16;

    public Guid KeyId { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(key.Id)).AsSpan(0, IdBytes));

    public DateTimeOffset ActivationDate => key.ActiveFrom;

    public DateTimeOffset CreationDate => key.Created;

    public DateTimeOffset ExpirationDate => key.Created.AddYears(Years);

    public bool IsRevoked => false;

    public IAuthenticatedEncryptorDescriptor Descriptor { get; } =
        new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), new Secret(key.Material));

    public IAuthenticatedEncryptor? CreateEncryptor() => factory.CreateEncryptorInstance(this);
}
