using System.Security.Cryptography;
using System.Text;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Twilio;

/// <summary>
/// How Twilio signs its requests: <see href="https://www.twilio.com/docs/usage/webhooks/webhooks-security"/>. The address, and after it the names and
/// values of the form in the order of the names, under the auth token. A body that is no form is signed by its hash, which is in the address.
/// </summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";
    public const string BodyHash = "bodySHA256";

    /// <summary>Whether a signature is of a request.</summary>
    public static bool IsOf(string signature, Uri address, ReadOnlySpan<byte> body, SettingSecret token)
    {
        var parameters = "";
        if (HashIn(address) is { } hash)
        {
            if (!SignedTokens.IsHashOf(hash, body)) return false;
        }
        else
        {
            parameters = Sorted(Encoding.UTF8.GetString(body));
        }

        // Twilio leaves the port out for some products and not for others. Both are compared, so that the time tells nothing.
        return Matches(Written(address, UriComponents.Port)) | Matches(Written(address, UriComponents.StrongPort)) | Matches(Written(address, 0));

        bool Matches(string written) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.ASCII.GetBytes(Compute(written + parameters, token)));
    }

    /// <summary>The hash of the body that an address holds; null when the body is a form.</summary>
    public static string? HashIn(Uri address) => AddressQuery.Read(address.Query).GetValueOrDefault(BodyHash);

    // Names in the order of their bytes; of a name that is there more than once each value once, in order too.
    private static string Sorted(string form) => string.Concat(AddressQuery.Pairs(form)
        .Distinct()
        .OrderBy(static p => p.Key, StringComparer.Ordinal)
        .ThenBy(static p => p.Value, StringComparer.Ordinal)
        .Select(static p => p.Key + p.Value));

    private static string Written(Uri address, UriComponents port) =>
        address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.PathAndQuery | port, UriFormat.UriEscaped);

    private static string Compute(string signed, SettingSecret token)
    {
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1 and nothing else.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token.Reveal()), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}
