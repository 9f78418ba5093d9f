namespace SmsAuth.Identity;

/// <summary>Whose a phone number is.</summary>
internal abstract record Owner<TUser>
{
    private Owner()
    {
    }

    /// <summary>The number is a login of this user.</summary>
    public sealed record ByLogin(TUser User) : Owner<TUser>;

    /// <summary>The number is no login, and only this user has it as the confirmed number.</summary>
    public sealed record ByConfirmedNumber(TUser User) : Owner<TUser>;

    /// <summary>The number is no login, and more than one user has it as the confirmed number, so none is meant.</summary>
    public sealed record Several : Owner<TUser>;

    /// <summary>Nobody has it.</summary>
    public sealed record Nobody : Owner<TUser>;
}
