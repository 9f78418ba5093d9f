namespace SmsAuth.Humanity;

/// <summary>What a captcha service says of a token. There is no other answer, and only one of them is a proof.</summary>
public enum CaptchaVerdict
{
    /// <summary>Nothing could be said, because the service or its configuration is out of order.</summary>
    Unavailable = 0,

    /// <summary>It was a person.</summary>
    Person,

    /// <summary>The token proves nothing: it is wrong, used, expired, of another site, or of what seems to be a machine.</summary>
    NotProven,
}
