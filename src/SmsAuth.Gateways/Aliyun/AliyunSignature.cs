using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Aliyun;

/// <summary>The signature method V3: <see href="https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature"/>.</summary>
internal static class AliyunSignature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>Signs a request.</summary>
    /// <param name="method">Its method, in upper case.</param>
    /// <param name="address">Its address, with its query.</param>
    /// <param name="headers">The headers to sign, by name in lower case; <c>x-acs-content-sha256</c>, the hash of the body, is among them.</param>
    /// <param name="keyId">The AccessKey ID.</param>
    /// <param name="secret">The AccessKey Secret.</param>
    public static AuthenticationHeaderValue Sign(string method, Uri address, Dictionary<string, string> headers, string keyId, SettingSecret secret)
    {
        var ordered = headers.OrderBy(static h => h.Key, StringComparer.Ordinal).ToList();
        var names = string.Join(';', ordered.Select(static h => h.Key));

        // Step 1: the canonical request.
        var canonicalRequest = string.Join('\n',
            method,
            address.AbsolutePath,
            Encode(AddressQuery.Pairs(address.Query)),
            string.Concat(ordered.Select(static h => $"{h.Key}:{h.Value.Trim()}\n")),
            names,
            headers["x-acs-content-sha256"]);

        // Steps 2 and 3: the string to sign, and the signature.
        var stringToSign = $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), Encoding.UTF8.GetBytes(stringToSign)));

        return new AuthenticationHeaderValue(Algorithm, $"Credential={keyId},SignedHeaders={names},Signature={signature}");
    }

    /// <summary>The SHA-256 of data, in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    /// <summary>Names and values as a canonical query or form: in order of their names, everything escaped but what RFC 3986 2.3 reserves for nothing.</summary>
    public static string Encode(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join('&', parameters
        .OrderBy(static p => p.Key, StringComparer.Ordinal)
        .Select(static p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
}
