namespace SmsAuth.Server.Hosting;

/// <summary>
/// Categories that write what a client sent, and are therefore never below Warning, whatever levels are configured: ASP.NET Core writes query
/// strings, in which a client may wrongly have put a code, Kestrel malformed requests, and OpenIddict parameters, with phone numbers in clear.
/// </summary>
internal static class QuietLogs
{
    private static readonly string[] Talkative =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "OpenIddict",
    ];

    public static void KeepTalkativeLogsQuiet(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(static options =>
    {
        // Of several rules the most specific one wins, so each of them has to say it; the first speaks where there was none.
        options.Rules.Insert(0, new LoggerFilterRule(null, null, options.MinLevel, null));
        for (var i = 0; i < options.Rules.Count; i++) options.Rules[i] = Quieter(options.Rules[i]);
    });

    private static LoggerFilterRule Quieter(LoggerFilterRule rule) => new(rule.ProviderName, rule.CategoryName, rule.LogLevel,
        (provider, category, level) =>
            (level >= LogLevel.Warning || !IsTalkative(category)) && rule.Filter?.Invoke(provider, category, level) is not false);

    private static bool IsTalkative(string? category) =>
        category is not null && Array.Exists(Talkative, talkative => category.StartsWith(talkative, StringComparison.Ordinal));
}
