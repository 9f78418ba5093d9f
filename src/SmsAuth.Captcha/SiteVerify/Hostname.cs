namespace SmsAuth.Captcha.SiteVerify;

/// <summary>Whether a token was made where our widget is.</summary>
internal static class Hostname
{
    public static bool IsOurs(this SiteVerifyOptions options, SiteVerifyAnswer answer) =>
        options.Hostnames.Count == 0 || options.Hostnames.Contains(answer.Hostname ?? "", StringComparer.OrdinalIgnoreCase);
}
