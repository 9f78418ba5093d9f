using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>Asks to add a number to the account of the signed-in user, or to put it in the place of another.</summary>
public sealed record StartBindingRequest
{
    /// <summary>The user.</summary>
    public required AccountSession Session { get; init; }

    /// <summary>The new number.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>The <see cref="AccountNumber.Id"/> of the number whose place it takes; null adds it to the others.</summary>
    public string? Replaces { get; init; }

    /// <summary>The languages the user reads, BCP 47 tags, the best first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The answer of a challenge that tells people from machines, as presented; null when nothing was.</summary>
    public string? CaptchaToken { get; init; }
}
