using SmsAuth.Fraud.Alerts;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Alerts;

/// <summary>Posts alerts to the webhook of the section <c>SmsAuth:Alerts</c>.</summary>
internal static class AlertSetup
{
    private const string Url = $"{AlertSettings.Section}:{nameof(AlertSettings.Webhook)}:{nameof(WebhookSettings.Url)}";
    private const string Secret = $"{AlertSettings.Section}:{nameof(AlertSettings.Webhook)}:{nameof(WebhookSettings.Secret)}";

    public static void AddAlerts(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<AlertSettings>(builder.Configuration.GetSection(AlertSettings.Section), problems).Webhook;
        if (settings.Url is not { } url)
        {
            if (!string.IsNullOrEmpty(settings.Secret)) problems.Add($"{Url}: set it to the address that alerts are posted to, or remove the secret.");
            return;
        }

        if (!IsUsable(url)) problems.Add($"{Url}: an absolute https URI without user name, such as https://example.com/alerts.");
        if (WebhookSecret.Parse(settings.Secret) is not { } secret)
        {
            problems.Add($"{Secret}: whsec_ and 24 to 64 random bytes in base64. To make one: echo \"whsec_$(openssl rand -base64 32)\"");
            return;
        }

        builder.Services.AddSingleton(new Webhook(url, secret));
        builder.Services.AddSingleton<WebhookAlerts>();
        builder.Services.AddSingleton<IFraudAlertSink>(static p => p.GetRequiredService<WebhookAlerts>());
        builder.Services.AddHostedService(static p => p.GetRequiredService<WebhookAlerts>());
        builder.Services.AddHttpClient<WebhookClient>(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            // They would write the URL, which may hold a key.
            .RemoveAllLoggers();
    }

    private static bool IsUsable(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
