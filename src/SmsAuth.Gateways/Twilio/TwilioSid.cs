using System.Buffers;

namespace SmsAuth.Gateways.Twilio;

/// <summary>Twilio's ids: two letters that tell what it is of, and 32 hexadecimal digits (<see href="https://www.twilio.com/docs/glossary/what-is-a-sid"/>).</summary>
internal static class TwilioSid
{
    public const string Account = "AC";
    public const string ApiKey = "SK";
    public const string MessagingService = "MG";
    public const string Call = "CA";
    public const string VerifyService = "VA";
    public const string Verification = "VE";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The pattern of settings that hold an id.</summary>
    public static string Pattern(string letters) => letters + "[0-9a-fA-F]{32}";

    /// <summary>What a pattern allows, in words.</summary>
    public static string Allowed(string letters) => $"{letters} and 32 hexadecimal digits";

    /// <summary>Whether a text is an id.</summary>
    public static bool Is(string? text, string letters) =>
        text is { Length: 34 } && text.StartsWith(letters, StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>Whether a text is the id of a message.</summary>
    public static bool IsOfMessage(string? text) => Is(text, "SM") || Is(text, "MM");
}
