using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Http;

/// <summary>
/// Receipts of vendors that sign nothing: a JSON array, posted to an address that ends with a secret, <c>?token=...</c>. Whoever knows the secret is
/// believed; it is all that these vendors offer.
/// </summary>
internal static class TokenReceipts
{
    public const string Parameter = "token";

    /// <summary>Reads a request; one malformed item refuses all of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">The secret; an empty one is no secret, and nothing is believed.</param>
    /// <param name="answer">The JSON that the vendor wants in answer.</param>
    /// <param name="read">Reads one item; null when it is malformed.</param>
    public static ReceiptReading Read(ReceiptRequest request, SettingSecret token, string answer, Func<JsonElement, Receipt?> read)
    {
        if (token.Reveal().Length == 0) return new ReceiptReading.Refused("no receipt token is set");
        if (!Holds(request.Address, token)) return new ReceiptReading.Refused("the token is missing or wrong");
        if (request.Method != "POST") return new ReceiptReading.Refused("not a POST request");

        try
        {
            using var document = JsonDocument.Parse(request.Body);
            if (document.RootElement.ValueKind is not JsonValueKind.Array) return Malformed();
            var receipts = document.RootElement.EnumerateArray().Select(read).ToList();
            return receipts.Contains(null) ? Malformed() : new ReceiptReading.Genuine([.. receipts.OfType<Receipt>()]) { Answer = answer };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is how a string that is no Unicode is told.
            return Malformed();
        }
    }

    // Only the last parameter counts: of two tokens, one of which a proxy may have put there, nobody could say which was meant.
    private static bool Holds(Uri address, SettingSecret token) =>
        AddressQuery.Pairs(address.Query).LastOrDefault() is { Key: Parameter, Value: var presented }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(token.Reveal()));

    private static ReceiptReading.Refused Malformed() => new("not what the vendor documents");
}
