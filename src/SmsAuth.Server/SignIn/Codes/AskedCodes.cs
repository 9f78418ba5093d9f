using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Server.SignIn.Codes;

/// <summary>
/// Keeps a code that a page waits for in the address of the page, encrypted, so that the page can be loaded again and two tabs do not disturb each other. The server
/// keeps nothing; what counts is the challenge, which is bound to the browser.
/// </summary>
internal sealed class AskedCodes(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Parameter = "flow";

    // Longer than any code works: who comes late is told so by name.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SmsAuth.SignIn.Codes").ToTimeLimitedDataProtector();

    public string Write(AskedCode code)
    {
        var stored = new Stored(
            code.ClientId,
            code.PhoneNumber.E164,
            code.PhoneNumber.Region,
            code.ChallengeId.Value,
            code.Length,
            code.Channel,
            code.NextChannels,
            code.ResendAt.ToUnixTimeMilliseconds());
        return protector.Protect(JsonSerializer.Serialize(stored), time.GetUtcNow() + Lifetime);
    }

    /// <summary>Reads one; null when it is not of the server's making, or too old.</summary>
    public AskedCode? Read(string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        try
        {
            return JsonSerializer.Deserialize<Stored>(protector.Unprotect(value)) is { } stored && ChallengeId.Parse(stored.Challenge) is { } id
                ? new AskedCode
                {
                    ClientId = stored.Client,
                    PhoneNumber = PhoneNumber.FromStored(stored.Number, stored.Region),
                    ChallengeId = id,
                    Length = stored.Length,
                    Channel = stored.Channel,
                    NextChannels = stored.Next,
                    ResendAt = DateTimeOffset.FromUnixTimeMilliseconds(stored.ResendAt),
                }
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Stored(string Client, string Number, string Region, string Challenge, int Length, string Channel, IReadOnlyList<string> Next, long ResendAt);
}
