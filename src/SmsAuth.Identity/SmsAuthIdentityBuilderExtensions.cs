using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth;
using SmsAuth.Accounts;
using SmsAuth.Identity;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the accounts of SmsAuth in ASP.NET Core Identity.</summary>
public static class SmsAuthIdentityBuilderExtensions
{
    /// <summary>
    /// Makes the users of ASP.NET Core Identity the accounts, in place of any other account store. Identity and its store are added by the
    /// application, as ever. Can be called more than once.
    /// <para>
    /// A verified number is a login (<see cref="SmsLogin"/>). A number that is no login yet belongs to the only user whose <c>PhoneNumber</c>
    /// equals its E.164 form and is confirmed; when several have it, it signs in to none of them, and no user is created. Users are looked up
    /// by that column: give it an index. A user who signs up has the number as user name (with <c>-2</c>, <c>-3</c> ... when a stranger took
    /// the name) and no email address, so that <c>AllowedUserNameCharacters</c> must have the plus sign, the hyphen and the digits, and
    /// <c>RequireUniqueEmail</c> must be false.
    /// </para>
    /// </summary>
    /// <typeparam name="TUser">The application's user type, derived from <see cref="IdentityUser{TKey}"/>.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the application's own notion of an enabled user.</param>
    /// <exception cref="ArgumentException"><typeparamref name="TUser"/> is not derived from <see cref="IdentityUser{TKey}"/>.</exception>
    public static SmsAuthBuilder UseIdentity<TUser>(this SmsAuthBuilder builder, Action<SmsAuthIdentityOptions<TUser>>? configure = null)
        where TUser : class, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        var store = typeof(IdentityAccountStore<,>).MakeGenericType(typeof(TUser), KeyOf(typeof(TUser)));
        builder.Services.RemoveAll<IAccountStore>();
        builder.Services.AddSingleton(typeof(IAccountStore), store);

        var options = builder.Services.AddOptions<SmsAuthIdentityOptions<TUser>>();
        if (configure is not null) options.Configure(configure);
        return builder;
    }

    private static Type KeyOf(Type user)
    {
        for (var type = user; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IdentityUser<>)) return type.GenericTypeArguments[0];
        }

        throw new ArgumentException($"UseIdentity needs a user type that is derived from IdentityUser<TKey>; {user} is not.");
    }
}
