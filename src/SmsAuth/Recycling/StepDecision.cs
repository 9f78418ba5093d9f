namespace SmsAuth.Recycling;

/// <summary>What a step says.</summary>
public enum StepDecision
{
    /// <summary>The sign-in is refused until the step was taken.</summary>
    Refuse = 0,

    /// <summary>The sign-in goes on, and the number is not dormant any more.</summary>
    Allow,
}
