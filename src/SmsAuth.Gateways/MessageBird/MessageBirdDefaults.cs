namespace SmsAuth.Gateways.MessageBird;

/// <summary>What MessageBird documents: <see href="https://developers.messagebird.com/api/"/>.</summary>
public static class MessageBirdDefaults
{
    /// <summary>The kind of gateway.</summary>
    public const string Type = "messagebird";

    /// <summary>Where the SMS, voice, balance and Verify APIs are.</summary>
    public const string BaseAddress = "https://rest.messagebird.com";
}
