using System.Net.Http.Headers;
using System.Text;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Twilio;

/// <summary>
/// The account that requests are made for: <see href="https://www.twilio.com/docs/usage/requests-to-twilio"/>. A request is signed in with an API key, or
/// with the auth token.
/// </summary>
internal static class TwilioAccount
{
    public const string AccountSid = nameof(AccountSid);
    public const string AuthToken = nameof(AuthToken);
    public const string ApiKeySid = nameof(ApiKeySid);
    public const string ApiKeySecret = nameof(ApiKeySecret);

    public static SettingDeclaration Sid => new(AccountSid, "Account SID")
    {
        Help = "The account, from the start page of the console.",
        Required = true,
        Pattern = TwilioSid.Pattern(TwilioSid.Account),
        Allowed = TwilioSid.Allowed(TwilioSid.Account),
    };

    public static SettingDeclaration Token(string help) => new(AuthToken, "Auth token")
    {
        Help = help,
        Secret = true,
        Pattern = @"\S{8,200}",
        Allowed = "8 to 200 characters without spaces",
    };

    public static SettingDeclaration KeySid => new(ApiKeySid, "API key SID")
    {
        Help = "An API key to sign requests in with in place of the auth token, from Account > API keys and tokens. Needs the API key secret.",
        Pattern = TwilioSid.Pattern(TwilioSid.ApiKey),
        Allowed = TwilioSid.Allowed(TwilioSid.ApiKey),
    };

    public static SettingDeclaration KeySecret => new(ApiKeySecret, "API key secret")
    {
        Help = "The secret of the API key. Twilio shows it once, when the key is made.",
        Secret = true,
        Pattern = @"\S{8,200}",
        Allowed = "8 to 200 characters without spaces",
    };

    /// <summary>Why no request can be signed in, for the operator; null when one can. No declaration of a single setting can say it.</summary>
    public static string? ProblemOf(SettingValues settings) =>
        (settings.Optional(ApiKeySid) is not null, settings.Optional(ApiKeySecret) is not null, settings.Optional(AuthToken) is not null) switch
        {
            (true, false, _) or (false, true, _) => $"{ApiKeySid} and {ApiKeySecret} belong together: set both or neither",
            (false, false, false) => $"set {AuthToken}, or {ApiKeySid} and {ApiKeySecret}",
            _ => null,
        };

    /// <summary>A request that is signed in.</summary>
    /// <param name="settings">The settings, which have no problem.</param>
    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="form">What it asks for; null when the address says it all. What is null in it is left out.</param>
    public static HttpRequestMessage Request(SettingValues settings, HttpMethod method, Uri address, Dictionary<string, string?>? form = null)
    {
        var (user, password) = settings.Optional(ApiKeySid) is { } key
            ? (key, settings.Secret(ApiKeySecret))
            : (settings.Text(AccountSid), settings.Secret(AuthToken));
        return new HttpRequestMessage(method, address)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password.Reveal()}"))) },
            Content = form is null ? null : new FormUrlEncodedContent(form.Where(static p => p.Value is not null)!),
        };
    }
}
