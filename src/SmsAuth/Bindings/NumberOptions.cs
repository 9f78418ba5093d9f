namespace SmsAuth.Bindings;

/// <summary>How the numbers of an account are changed.</summary>
public sealed class NumberOptions
{
    /// <summary>How long ago the user may have signed in to add, change or remove a number, 1 minute to 1 day. Default: 10 minutes.</summary>
    public TimeSpan RecentSignIn { get; set; } = TimeSpan.FromMinutes(10);
}
