namespace SmsAuth.Humanity;

/// <summary>When a caller is to show that it is a person before a text is sent.</summary>
public enum CaptchaMode
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>When the risk rules ask for it.</summary>
    WhenRisky,

    /// <summary>Before every text.</summary>
    Always,
}
