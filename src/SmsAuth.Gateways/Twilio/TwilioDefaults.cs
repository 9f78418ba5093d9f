namespace SmsAuth.Gateways.Twilio;

/// <summary>What Twilio documents: <see href="https://www.twilio.com/docs/usage/api"/>.</summary>
public static class TwilioDefaults
{
    /// <summary>The kind of gateway and of verify service.</summary>
    public const string Type = "twilio";

    /// <summary>Where messages, calls and the balance are.</summary>
    public const string BaseAddress = "https://api.twilio.com";

    /// <summary>Where Verify is.</summary>
    public const string VerifyBaseAddress = "https://verify.twilio.com";
}
