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
}
