namespace SmsAuth.Gateways;

/// <summary>The names of the ways in which a code travels. A verifier may offer others.</summary>
public static class Channel
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 20;

    /// <summary>A text message.</summary>
    public const string Sms = "sms";

    /// <summary>A call that reads the code out.</summary>
    public const string Voice = "voice";

    /// <summary>Whether a string can be a name: 1 to <see cref="MaxLength"/> of the characters a-z 0-9 - _.</summary>
    public static bool IsName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length is >= 1 and <= MaxLength && value.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
    }
}
