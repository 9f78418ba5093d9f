namespace SmsAuth.Gateways.Http;

/// <summary>Reads names and values as they are in the query of an address or in a form.</summary>
internal static class AddressQuery
{
    /// <summary>The first value of each name, decoded.</summary>
    public static Dictionary<string, string> Read(string encoded) => Pairs(encoded)
        .GroupBy(static p => p.Key, static p => p.Value, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);

    /// <summary>All names and values, decoded, in their order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string encoded) =>
        encoded.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? KeyValuePair.Create(Decode(pair), "") : KeyValuePair.Create(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        });

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
