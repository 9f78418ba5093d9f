namespace SmsAuth.Identity;

/// <summary>How SmsAuth reads the users of ASP.NET Core Identity.</summary>
/// <typeparam name="TUser">The application's user type.</typeparam>
public sealed class SmsAuthIdentityOptions<TUser>
    where TUser : class
{
    /// <summary>
    /// The application's own notion of an enabled user, asked at every sign-in and refresh in addition to Identity's lockout: a user is
    /// active when it returns true and the user is not locked out. Called from several threads. Default: always true.
    /// </summary>
    public Func<TUser, bool> IsActive
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = static _ => true;
}
