using SmsAuth.PhoneNumbers;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Reads phone numbers that administrators enter.</summary>
internal static class Numbers
{
    /// <param name="input">What was entered, in international format.</param>
    /// <param name="field">The member or parameter that holds it.</param>
    /// <param name="number">The number, when nothing is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static IResult? Read(string? input, string field, out PhoneNumber? number) => PhoneNumber.TryParse(input, region: null, out number) is PhoneNumberProblem.None
        ? null
        : Problems.Invalid(field, "it must be a phone number in international format that can receive texts, such as +12025550100.");
}
