using System.Text.Json;

namespace SmsAuth.Gateways.Http;

/// <summary>Reads what vendors answer, where anything may be missing or of another type.</summary>
internal static class JsonReading
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("null").RootElement;

    /// <summary>A body as JSON; the JSON value null when it is none.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    /// <summary>A member of an object; the JSON value null when there is none.</summary>
    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : Nothing;

    /// <summary>An item of an array; the JSON value null when there is none.</summary>
    public static JsonElement At(this JsonElement element, int index) =>
        element.ValueKind is JsonValueKind.Array && element.GetArrayLength() > index ? element[index] : Nothing;

    /// <summary>A string or number as text; null when it is neither, or empty.</summary>
    public static string? AsText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => TextOf(element) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>An integer, also one that is written as a string; null when it is none.</summary>
    public static int? AsInteger(this JsonElement element) => int.TryParse(element.AsText(), out var number) ? number : null;

    /// <summary>The items of an array; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind is JsonValueKind.Array ? element.EnumerateArray() : [];

    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON, and no text.
            return null;
        }
    }
}
