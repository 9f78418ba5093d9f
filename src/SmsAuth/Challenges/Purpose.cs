namespace SmsAuth.Challenges;

/// <summary>Why a challenge was started. A code for one purpose never works for another. The values are stored: never renumber them.</summary>
public enum Purpose
{
    /// <summary>Sign in, or sign up, with the number.</summary>
    SignIn = 1,

    /// <summary>Add the number to an account that is signed in.</summary>
    BindNumber = 2,

    /// <summary>Prove the number again before something that matters.</summary>
    StepUp = 3,
}
