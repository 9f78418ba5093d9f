using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>
/// Keeps what Identity holds the answer of an authenticator against, such as its challenge, in the page, encrypted: two tabs do not disturb each other. It is bound to an
/// owner, the browser or its session, and of no use to anybody else, or once that has ended.
/// </summary>
internal sealed class CeremonyStates(IDataProtectionProvider protection, TimeProvider time)
{
    // Browsers offer passkeys in the field for the number for as long as its page is open.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly IDataProtector protector = protection.CreateProtector("SmsAuth.SignIn.Passkeys");

    public string Write(CeremonyKind kind, string owner, string? state) =>
        ProtectorOf(kind).Protect(JsonSerializer.Serialize(new Stored(owner, state ?? "")), time.GetUtcNow() + Lifetime);

    /// <summary>Reads one; null when it is not of the server's making, too old, or of another owner.</summary>
    public string? Read(CeremonyKind kind, string owner, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        try
        {
            return JsonSerializer.Deserialize<Stored>(ProtectorOf(kind).Unprotect(value)) is { } stored && stored.Owner == owner ? stored.State : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector ProtectorOf(CeremonyKind kind) => protector.CreateProtector(kind.ToString()).ToTimeLimitedDataProtector();

    private sealed record Stored(string Owner, string State);
}
