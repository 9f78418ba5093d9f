using Microsoft.Extensions.Logging;

namespace SmsAuth.OpenIddict.Redaction;

/// <summary>
/// At Trace, OpenIddict writes every claim of every token, phone numbers among them. Its loggers that do so leave Trace out, whatever levels
/// are configured, and are otherwise as the host wants them.
/// </summary>
internal static class ClaimLogs
{
    private static readonly string[] Writers = ["OpenIddict.Server.OpenIddictServerDispatcher", "OpenIddict.Validation.OpenIddictValidationDispatcher"];

    public static void LeaveTraceOut(LoggerFilterOptions options)
    {
        // Of several rules the most specific one wins, so each of them has to say it; the first speaks where there was none.
        options.Rules.Insert(0, new LoggerFilterRule(null, null, options.MinLevel, null));
        for (var i = 0; i < options.Rules.Count; i++) options.Rules[i] = WithoutTrace(options.Rules[i]);
    }

    private static LoggerFilterRule WithoutTrace(LoggerFilterRule rule) => new(rule.ProviderName, rule.CategoryName, rule.LogLevel,
        (provider, category, level) => (level > LogLevel.Trace || !Writers.Contains(category)) && rule.Filter?.Invoke(provider, category, level) is not false);
}
