using Microsoft.Extensions.Options;

namespace SmsAuth.Captcha.SiteVerify;

internal static class SiteVerifyOptionsValidator
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(30);

    public static IEnumerable<string> ProblemsOf(SiteVerifyOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Secret?.Reveal())) yield return "SmsAuth:Captcha:Secret: set it to the secret key of the captcha service.";
        if (options.Timeout < MinTimeout || options.Timeout > MaxTimeout) yield return $"SmsAuth:Captcha:Timeout: {MinTimeout} to {MaxTimeout}.";
        if (options.Hostnames.Any(static h => Uri.CheckHostName(h) is UriHostNameType.Unknown))
        {
            yield return "SmsAuth:Captcha:Hostnames: names of hosts without scheme and port, such as login.example.com.";
        }

        // The secret goes there.
        if (!options.Endpoint.IsAbsoluteUri || !(options.Endpoint.Scheme == Uri.UriSchemeHttps || options.Endpoint.IsLoopback))
        {
            yield return "SmsAuth:Captcha:Endpoint: an absolute https URI.";
        }
    }

    public static ValidateOptionsResult ResultOf(IEnumerable<string> problems) =>
        problems.ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
}
