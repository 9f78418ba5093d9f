namespace SmsAuth.Sending;

/// <summary>Why a text is not sent.</summary>
/// <param name="Reason">Which rule or limit said so, such as <c>limit:number:hour</c>; for logs, metrics and the audit trail, never for the caller.</param>
public abstract record SendRefusal(string Reason)
{
    /// <summary>The number or its country is not served.</summary>
    public sealed record Denied(string Reason) : SendRefusal(Reason);

    /// <summary>Not yet.</summary>
    /// <param name="Reason">Which limit.</param>
    /// <param name="RetryAfter">How long to wait.</param>
    public sealed record TooSoon(string Reason, TimeSpan RetryAfter) : SendRefusal(Reason);

    /// <summary>The caller is to show first that it is a person.</summary>
    public sealed record CaptchaRequired(string Reason) : SendRefusal(Reason);

    /// <summary>Nothing can be said, because something that is needed for it is out of order.</summary>
    public sealed record Unavailable(string Reason) : SendRefusal(Reason);
}
