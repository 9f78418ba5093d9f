using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace SmsAuth.Server.Keys.DataProtection;

/// <summary>A key of the ring as Data Protection uses it: AES-256-CBC with HMAC-SHA-256, the framework's default.</summary>
/// <param name="key">The key.</param>
/// <param name="place">
/// Its place among those that are or were in use, from 0; null for the next one. Data Protection takes the newest by its own clock; the ring
/// alone decides here, so these dates say the order and nothing else.
/// </param>
/// <param name="factory">Makes what encrypts.</param>
internal sealed class RingKey(ServerKey key, int? place, AuthenticatedEncryptorFactory factory) : IKey
{
    private const int IdBytes = 16;
    private static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch.AddYears(1000);

    public Guid KeyId { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(key.Id)).AsSpan(0, IdBytes));

    public DateTimeOffset ActivationDate => place is { } order ? DateTimeOffset.UnixEpoch.AddDays(order) : Never;

    public DateTimeOffset CreationDate => key.Created;

    public DateTimeOffset ExpirationDate => Never.AddYears(1);

    public bool IsRevoked => false;

    public IAuthenticatedEncryptorDescriptor Descriptor { get; } =
        new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), new Secret(key.Material));

    public IAuthenticatedEncryptor? CreateEncryptor() => factory.CreateEncryptorInstance(this);
}
