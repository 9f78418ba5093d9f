namespace ConsoleClient;

/// <summary>The names of the sms_otp protocol that this client uses.</summary>
internal static class SmsOtp
{
    public const string GrantType = "sms_otp";
    public const string ChallengeEndpointMetadata = "sms_otp_challenge_endpoint";
    public const string PhoneNumber = "phone_number";
    public const string ChallengeId = "challenge_id";
}
