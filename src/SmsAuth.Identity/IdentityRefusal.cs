using Microsoft.AspNetCore.Identity;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>
/// Turns a refusal of Identity into an exception. Only its codes are told: the descriptions quote the user name, which is the number.
/// </summary>
internal static class IdentityRefusal
{
    public static void ThrowIfFailed(IdentityResult result, PhoneNumber number)
    {
        if (result.Succeeded) return;
        var codes = result.Errors.Select(static e => e.Code).ToList();
        throw new InvalidOperationException(
            $"ASP.NET Core Identity refused the account of {number.Masked}: {string.Join(", ", codes)}.{string.Concat(codes.Select(Advice))}");
    }

    private static string? Advice(string code) => code switch
    {
        nameof(IdentityErrorDescriber.InvalidUserName) =>
            " The user name of such an account is its number: IdentityOptions.User.AllowedUserNameCharacters must have '+', '-' and the digits.",
        nameof(IdentityErrorDescriber.InvalidEmail) =>
            " Such an account has no email address: IdentityOptions.User.RequireUniqueEmail must be false.",
        _ => null,
    };
}
