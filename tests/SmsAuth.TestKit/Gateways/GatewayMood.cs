namespace SmsAuth.TestKit.Gateways;

/// <summary>How a <see cref="RecordingGateway"/> treats a text.</summary>
public enum GatewayMood
{
    Accepts,
    Fails,
    Throws,
    HangsUntilCancelled,
    HangsForGood,
}
