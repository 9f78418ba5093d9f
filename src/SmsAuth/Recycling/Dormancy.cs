namespace SmsAuth.Recycling;

/// <summary>What dormancy means for a sign-in.</summary>
internal enum Dormancy
{
    /// <summary>The number is not dormant.</summary>
    None,

    /// <summary>The number was dormant, and the sign-in goes on.</summary>
    Allowed,

    /// <summary>The number is dormant, and the application's step is to be taken first.</summary>
    StepRequired,
}
