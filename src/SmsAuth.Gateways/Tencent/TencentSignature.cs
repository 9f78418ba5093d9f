using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tencent;

/// <summary>The signature v3 of POST requests: <see href="https://www.tencentcloud.com/document/api/1005/34678"/>.</summary>
internal static class TencentSignature
{
    public const string Algorithm = "TC3-HMAC-SHA256";

    /// <summary>Signs a request.</summary>
    /// <param name="headers">The headers to sign, by name in lower case; at least <c>content-type</c> and <c>host</c>.</param>
    /// <param name="payload">The body.</param>
    /// <param name="service">The service, as its host begins.</param>
    /// <param name="at">When, the same as in the header <c>X-TC-Timestamp</c>.</param>
    /// <param name="secretId">The SecretId.</param>
    /// <param name="secretKey">The SecretKey.</param>
    public static AuthenticationHeaderValue Sign(
        Dictionary<string, string> headers, ReadOnlySpan<byte> payload, string service, DateTimeOffset at, string secretId, SettingSecret secretKey)
    {
        var stringToSign = StringToSign(CanonicalRequest(headers, payload), service, at);

        // Step 3: a key for the day and the service, and the signature with it.
        var secretDate = Hmac(Encoding.UTF8.GetBytes("TC3" + secretKey.Reveal()), DateOf(at));
        var secretSigning = Hmac(Hmac(secretDate, service), "tc3_request");
        var signature = Convert.ToHexStringLower(Hmac(secretSigning, stringToSign));

        // Step 4: the header.
        return new AuthenticationHeaderValue(
            Algorithm, $"Credential={secretId}/{ScopeOf(service, at)}, SignedHeaders={NamesOf(headers)}, Signature={signature}");
    }

    /// <summary>Step 1: the request in the form that both sides agree on. Path and query are always the same.</summary>
    public static string CanonicalRequest(Dictionary<string, string> headers, ReadOnlySpan<byte> payload) => string.Join('\n',
        "POST",
        "/",
        "",
        string.Concat(Ordered(headers).Select(static h => $"{h.Key}:{h.Value.Trim().ToLowerInvariant()}\n")),
        NamesOf(headers),
        Hash(payload));

    /// <summary>Step 2: what is signed.</summary>
    public static string StringToSign(string canonicalRequest, string service, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{Algorithm}\n{at.ToUnixTimeSeconds()}\n{ScopeOf(service, at)}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}");

    /// <summary>The SHA-256 of data, in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    private static string ScopeOf(string service, DateTimeOffset at) => $"{DateOf(at)}/{service}/tc3_request";

    private static string DateOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NamesOf(Dictionary<string, string> headers) => string.Join(';', Ordered(headers).Select(static h => h.Key));

    private static IEnumerable<KeyValuePair<string, string>> Ordered(Dictionary<string, string> headers) => headers.OrderBy(static h => h.Key, StringComparer.Ordinal);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
