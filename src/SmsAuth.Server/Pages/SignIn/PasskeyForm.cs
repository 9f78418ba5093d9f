using SmsAuth.Server.SignIn;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>A form that leads in with a passkey.</summary>
/// <param name="ReturnUrl">Where the sign-in leads.</param>
/// <param name="IsConditional">Whether the browser also offers passkeys in the field for the number, beside which the button is the other way.</param>
internal sealed record PasskeyForm(ReturnUrl ReturnUrl, bool IsConditional)
{
    public string Page => ReturnUrl.Via(SignInPaths.WithPasskey);

    public string Options => ReturnUrl.Via(SignInPaths.WithPasskey, (SignInPages.HandlerParameter, "Options"));
}
