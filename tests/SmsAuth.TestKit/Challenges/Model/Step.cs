namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>Something that happens to challenges, before it is known which ones there are.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Somebody asks for a code, the owner of the number or a stranger; the text may be one that no gateway accepts.</summary>
    public sealed record Start(int Client, int Number, Aim Aim, bool Bound, bool Lost, HangUp HangUp) : Step;

    /// <summary>Somebody asks for another text for a challenge, with a client that may not be its own.</summary>
    public sealed record Resend(int Challenge, bool OwnClient, bool Lost, HangUp HangUp) : Step;

    /// <summary>Somebody presents a code.</summary>
    /// <param name="Challenge">The challenge that is meant; without it (<paramref name="Held"/>) only the code is taken from there.</param>
    /// <param name="Code">The code.</param>
    /// <param name="Held">Whether the challenge id is presented.</param>
    /// <param name="Twist">What does not fit.</param>
    /// <param name="HangUp">When the caller hangs up.</param>
    public sealed record Try(int Challenge, TriedCode Code, bool Held, Twist Twist, HangUp HangUp) : Step;

    /// <summary>Time passes.</summary>
    public sealed record Wait(int Seconds) : Step;
}

/// <summary>What a challenge is for, and whose account it is bound to.</summary>
public enum Aim
{
    SignIn,
    StepUpOfAlice,
    StepUpOfBob,
}

/// <summary>Which code is presented.</summary>
public enum TriedCode
{
    Newest,
    Replaced,
    Wrong,
}

/// <summary>What else does not fit about a presented code.</summary>
public enum Twist
{
    None,
    OtherClient,
    OtherNumber,
    OtherAim,
    NoBinding,
    OtherBinding,
}

/// <summary>When a caller hangs up.</summary>
public enum HangUp
{
    Never,
    WhileReading,
    WhileWriting,
}
