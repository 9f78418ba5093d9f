using System.Buffers.Text;
using System.Security.Cryptography;
using SmsAuth.Challenges;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Codes;

/// <summary>
/// What a browser, and no other, has while somebody signs in with it: the code verifier of its challenges (RFC 7636). A code that was asked for in one browser
/// works in that one only.
/// </summary>
internal sealed class BrowserSecret(IHostEnvironment environment)
{
    private const int Bytes = 32;

    private string Name => SessionCookie.NameOf("browser", environment);

    public string? Find(HttpRequest request) => request.Cookies[Name] is { } value && ProofKey.IsCodeVerifier(value) ? value : null;

    public string FindOrMake(HttpContext context)
    {
        if (Find(context.Request) is { } there) return there;
        if (context.Items[Name] is string made) return made;
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Items[Name] = secret;
        var cookie = new CookieBuilder();
        SessionCookie.Apply(cookie, "browser", environment);
        context.Response.Cookies.Append(Name, secret, cookie.Build(context));
        return secret;
    }

    /// <summary>Takes it away once it has served: the next sign-in has one of its own.</summary>
    public void Forget(HttpContext context)
    {
        var cookie = new CookieBuilder();
        SessionCookie.Apply(cookie, "browser", environment);
        context.Response.Cookies.Delete(Name, cookie.Build(context));
    }
}
