namespace SmsAuth.Soak;

/// <summary>The ways in which a code is attacked.</summary>
internal enum Attack
{
    /// <summary>Wrong codes with the challenge id, and the right one when the tries are used up.</summary>
    Guess,

    /// <summary>Wrong codes without the challenge id, and the right one when those tries are used up; whoever holds the id still gets in.</summary>
    BlindGuess,

    /// <summary>The right code again and again after it was used.</summary>
    Replay,

    /// <summary>The right code many times at once.</summary>
    Burst,

    /// <summary>The code of a challenge that gave way to newer ones.</summary>
    Superseded,

    /// <summary>A code that another text has replaced.</summary>
    Replaced,

    /// <summary>A code whose time is over.</summary>
    Expired,

    /// <summary>The right code by another client.</summary>
    OtherClient,

    /// <summary>The right code for another number.</summary>
    OtherNumber,

    /// <summary>The right code without the code verifier of its challenge, or with another.</summary>
    OtherVerifier,

    /// <summary>The right code of a challenge to add a number, to sign in with.</summary>
    OtherPurpose,
}

internal static class AttackTexts
{
    public static string Text(this Attack attack) => attack switch
    {
        Attack.Guess => "wrong codes with the challenge id, then the right one too late",
        Attack.BlindGuess => "wrong codes without it, then the right one too late",
        Attack.Replay => "a used code again",
        Attack.Burst => "the right code many times at once",
        Attack.Superseded => "the code of a challenge that gave way",
        Attack.Replaced => "a code that another text replaced",
        Attack.Expired => "an expired code",
        Attack.OtherClient => "the right code, another client",
        Attack.OtherNumber => "the right code, another number",
        Attack.OtherVerifier => "the right code, no or another code verifier",
        Attack.OtherPurpose => "the right code, another purpose",
        _ => throw new ArgumentOutOfRangeException(nameof(attack)),
    };
}
