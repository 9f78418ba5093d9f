namespace SmsAuth.Verifiers;

/// <summary>Which code a resend carries. Either way there is one code at a time, and no try is given back.</summary>
public enum ResendMode
{
    /// <summary>A new code with a time of its own; the old one is dead.</summary>
    NewCode,

    /// <summary>
    /// The same code again within its time, which is not extended. Codes are then not drawn but derived from the challenge id under the
    /// pepper, because nothing but their keyed hash is kept. A code whose pepper is gone is replaced by a new one.
    /// </summary>
    SameCode,
}
