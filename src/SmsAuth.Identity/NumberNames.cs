using System.Globalization;
using Microsoft.AspNetCore.Identity;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>The user names of accounts that were made of a number: the number or, when somebody has that name, the number with <c>-2</c>, <c>-3</c> and so on.</summary>
internal sealed class NumberNames<TUser, TKey>(UserManager<TUser> users)
    where TUser : IdentityUser<TKey>, new()
    where TKey : IEquatable<TKey>
{
    private const char Separator = '-';

    /// <summary>The first of a number's names that is free or belongs to a user who may have it.</summary>
    public async Task<(string Name, TUser? Holder)> ChooseAsync(PhoneNumber number, Func<TUser, bool> mayHave)
    {
        for (var suffix = 1; ; suffix++)
        {
            var name = suffix == 1 ? number.E164 : string.Create(CultureInfo.InvariantCulture, $"{number.E164}{Separator}{suffix}");
            var holder = await users.FindByNameAsync(name);
            if (holder is null || mayHave(holder)) return (name, holder);
        }
    }

    /// <summary>Whether a user name is one of those of a number.</summary>
    public static bool IsOf(PhoneNumber number, string? name)
    {
        if (name is null || !name.StartsWith(number.E164, StringComparison.Ordinal)) return false;
        var rest = name[number.E164.Length..];
        return rest.Length == 0 || (rest is [Separator, _, ..] && rest.Skip(1).All(char.IsAsciiDigit));
    }
}
