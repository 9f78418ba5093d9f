namespace SmsAuth.Gateways.Vonage;

/// <summary>What Vonage documents: <see href="https://developer.vonage.com/en/api/messages"/> and <see href="https://developer.vonage.com/en/api/verify.v2"/>.</summary>
public static class VonageDefaults
{
    /// <summary>The kind of gateway and of verify service.</summary>
    public const string Type = "vonage";

    /// <summary>Where the Messages and Verify APIs are.</summary>
    public const string BaseAddress = "https://api.nexmo.com";

    /// <summary>Where the Account API is.</summary>
    public const string AccountAddress = "https://rest.nexmo.com";
}
