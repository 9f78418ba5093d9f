namespace SmsAuth.OpenIddict;

/// <summary>The names of the sms_otp protocol on the wire.</summary>
public static class SmsOtpConstants
{
    /// <summary>The value of <c>grant_type</c>.</summary>
    public const string GrantType = "sms_otp";

    /// <summary>The absolute URI that RFC 6749 4.5 asks of an extension grant, accepted as an alias of <see cref="GrantType"/>.</summary>
    public const string GrantTypeUri = "urn:smsauth:grant-type:sms_otp";

    /// <summary>The permission that lets a client use the grant and the challenge endpoint.</summary>
    public const string Permission = "gt:" + GrantType;

    /// <summary>The path of the challenge endpoint, relative to the issuer.</summary>
    public const string ChallengeEndpoint = "connect/sms_otp";

    /// <summary>The member of the discovery document that names the challenge endpoint.</summary>
    public const string ChallengeEndpointMetadata = "sms_otp_challenge_endpoint";

    /// <summary>The value of <c>amr</c> that tells a sign-in with a test number, beside <c>sms</c> and <c>otp</c>.</summary>
    public const string TestMethod = "test";

    /// <summary>Request and response parameters.</summary>
    public static class Parameters
    {
        /// <summary>The phone number, international or national.</summary>
        public const string PhoneNumber = "phone_number";

        /// <summary>The region in which a national number is read, ISO 3166-1 alpha-2.</summary>
        public const string Country = "country";

        /// <summary>How the code travels.</summary>
        public const string Channel = "channel";

        /// <summary>The challenge.</summary>
        public const string ChallengeId = "challenge_id";

        /// <summary>The seconds until another text may be asked for.</summary>
        public const string Interval = "interval";

        /// <summary>The seconds to wait after <c>slow_down</c>, as in the Retry-After header.</summary>
        public const string RetryAfter = "retry_after";

        /// <summary>The digits of the code.</summary>
        public const string CodeLength = "code_length";

        /// <summary>The channels another text may be asked for on.</summary>
        public const string NextChannels = "next_channels";

        /// <summary>What tells that a device signed in before; in the challenge request and in the token response.</summary>
        public const string DeviceToken = "device_token";

        /// <summary>Asks the token endpoint for a device token: <c>true</c> or <c>false</c>.</summary>
        public const string RememberDevice = "remember_device";

        /// <summary>What the application's own step before the sign-in of a dormant number gave.</summary>
        public const string StepProof = "step_proof";

        /// <summary>In a challenge to sign in again, the seconds that the sign-in may be ago (RFC 9470 3).</summary>
        public const string MaxAge = "max_age";

        /// <summary>The token of a captcha widget.</summary>
        public const string CaptchaToken = "captcha_token";
    }

    /// <summary>Values of <c>error</c> beside those of RFC 6749 and RFC 8628.</summary>
    public static class Errors
    {
        /// <summary>A <c>captcha_token</c> is needed first.</summary>
        public const string CaptchaRequired = "captcha_required";

        /// <summary>The user is to sign in again first (RFC 9470 3).</summary>
        public const string InsufficientUserAuthentication = "insufficient_user_authentication";

        /// <summary>The number was proven, and belongs to another account.</summary>
        public const string NumberTaken = "number_taken";

        /// <summary>The account does not have the number.</summary>
        public const string UnknownNumber = "unknown_number";

        /// <summary>The account does not have the passkey.</summary>
        public const string UnknownPasskey = "unknown_passkey";

        /// <summary>Nobody could sign in to the account any more without the number.</summary>
        public const string LastLogin = "last_login";
    }
}
