namespace SmsAuth.Verifiers;

/// <summary>What a verifier says of a code. There is no other answer, and only one of them lets anyone in.</summary>
public enum CheckVerdict
{
    /// <summary>Nothing could be said, because something that is needed for it is out of order. Never an approval.</summary>
    Unavailable = 0,

    /// <summary>The right code, and this try alone ended the challenge with it.</summary>
    Approved,

    /// <summary>Not the right code, or no longer; the try was counted.</summary>
    Rejected,

    /// <summary>The challenge's time ran out.</summary>
    Expired,

    /// <summary>There is no try left.</summary>
    Exhausted,
}
