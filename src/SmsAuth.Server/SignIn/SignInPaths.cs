namespace SmsAuth.Server.SignIn;

/// <summary>Where the pages are.</summary>
internal static class SignInPaths
{
    public const string Number = "/sign_in";
    public const string Code = "/sign_in/code";
    public const string WithPasskey = "/sign_in/with_passkey";
    public const string Passkey = "/sign_in/passkey";
    public const string Consent = "/sign_in/consent";
    public const string SignOut = "/sign_out";
    public const string SignedOut = "/signed_out";
    public const string Error = "/error";
}
