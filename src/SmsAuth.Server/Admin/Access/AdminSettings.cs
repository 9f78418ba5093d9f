namespace SmsAuth.Server.Admin.Access;

/// <summary>The section <c>Admin</c>.</summary>
internal sealed class AdminSettings
{
    public const string Section = "Admin";

    /// <summary>Whether administrators have to sign in with a passkey. Machine clients have none, and are let in as before. Default: false.</summary>
    public bool RequirePasskey { get; set; }
}
