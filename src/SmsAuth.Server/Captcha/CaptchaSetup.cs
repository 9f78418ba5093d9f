using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Captcha;

/// <summary>Proof of humanity by the service of the section <c>SmsAuth:Captcha</c>.</summary>
internal static class CaptchaSetup
{
    public static void AddCaptcha(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<CaptchaSettings>(builder.Configuration.GetSection(CaptchaSettings.Section), problems);
        RefuseStrangers(settings, problems);
        builder.Services.AddSingleton(new CaptchaWidget(settings));
        var smsAuth = builder.Services.AddSmsAuth().ConfigureCaptcha(captcha =>
            (captcha.Mode, captcha.FailClosed, captcha.Risk) = (settings.Mode, settings.FailClosed, settings.Risk));

        switch (settings.Provider)
        {
            case CaptchaProvider.Turnstile:
                smsAuth.UseTurnstile(turnstile =>
                {
                    Apply(settings, turnstile);
                    turnstile.Action = settings.Action;
                });
                break;
            case CaptchaProvider.HCaptcha:
                smsAuth.UseHCaptcha(hCaptcha =>
                {
                    Apply(settings, hCaptcha);
                    hCaptcha.SiteKey = settings.SiteKey;
                });
                break;
            case CaptchaProvider.Recaptcha:
                smsAuth.UseRecaptcha(recaptcha =>
                {
                    Apply(settings, recaptcha);
                    recaptcha.Action = settings.Action ?? recaptcha.Action;
                    recaptcha.MinScore = settings.MinScore ?? recaptcha.MinScore;
                });
                break;
        }
    }

    private static void Apply(CaptchaSettings settings, SiteVerifyOptions service)
    {
        service.Secret = string.IsNullOrWhiteSpace(settings.Secret) ? null : new CaptchaSecret(settings.Secret);
        service.Hostnames = settings.Hostnames;
        service.SendAddress = settings.SendAddress;
        service.Timeout = settings.Timeout;
        service.Endpoint = settings.Endpoint ?? service.Endpoint;
    }

    // What looks like protection and would be ignored is refused.
    private static void RefuseStrangers(CaptchaSettings settings, StartProblems problems)
    {
        void Require(bool condition, string setting, string providers)
        {
            if (!condition) problems.Add($"{CaptchaSettings.Section}:{setting}: is for {CaptchaSettings.Section}:Provider {providers} only.");
        }

        Require(settings.Provider is not null || settings.Secret is null, nameof(settings.Secret), string.Join(", ", Enum.GetNames<CaptchaProvider>()));
        Require(
            settings.Action is null || settings.Provider is CaptchaProvider.Turnstile or CaptchaProvider.Recaptcha,
            nameof(settings.Action),
            $"{CaptchaProvider.Turnstile}, {CaptchaProvider.Recaptcha}");
        Require(settings.Provider is not null || settings.SiteKey is null, nameof(settings.SiteKey), string.Join(", ", Enum.GetNames<CaptchaProvider>()));
        Require(settings.MinScore is null || settings.Provider is CaptchaProvider.Recaptcha, nameof(settings.MinScore), $"{CaptchaProvider.Recaptcha}");
    }
}
