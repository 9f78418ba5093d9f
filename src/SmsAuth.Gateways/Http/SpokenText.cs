namespace SmsAuth.Gateways.Http;

/// <summary>A text that is read out: the digits of its code one by one, with time to write them down.</summary>
internal static class SpokenText
{
    public static string Of(TextMessage message) => message.Code?.Reveal() is { } digits
        ? message.Body.Replace(digits, string.Join(", ", digits.AsEnumerable()), StringComparison.Ordinal)
        : message.Body;
}
