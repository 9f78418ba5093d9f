namespace SmsAuth.Verifiers;

/// <summary>When the text of a challenge is handed over.</summary>
public enum Delivery
{
    /// <summary>Before the caller is answered, who learns whether a gateway accepted it.</summary>
    Awaited,

    /// <summary>After the caller was answered, so that the answer does not tell whether there was a text.</summary>
    Deferred,

    /// <summary>
    /// Never: the challenge looks like any other and nobody knows its code. All that a deferred text causes is done to no effect, so that no
    /// later request tells the two apart by its time.
    /// </summary>
    Suppressed,
}
