namespace SmsAuth.Server.Hosting;

/// <summary>Whether Kestrel itself is told to serve https.</summary>
internal static class HttpsKnowledge
{
    public static bool ServesHttps(IConfiguration configuration) =>
        IsHttps(configuration[WebHostDefaults.ServerUrlsKey])
        || !string.IsNullOrWhiteSpace(configuration[WebHostDefaults.HttpsPortsKey])
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(static endpoint => IsHttps(endpoint["Url"]));

    private static bool IsHttps(string? urls) =>
        urls is not null && urls.Split(';', StringSplitOptions.TrimEntries).Any(static url => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
