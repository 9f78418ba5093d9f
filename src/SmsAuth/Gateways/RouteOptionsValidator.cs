using Microsoft.Extensions.Options;

namespace SmsAuth.Gateways;

internal sealed class RouteOptionsValidator : IValidateOptions<RouteOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxAttempt = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxTotal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxBreaker = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, RouteOptions options)
    {
        List<string> failures = [];
        void Require(bool condition, string setting, string allowed)
        {
            if (!condition) failures.Add($"SmsAuth:Routes:{setting}: {allowed}.");
        }

        Require(options.AttemptTimeout >= Second && options.AttemptTimeout <= MaxAttempt, nameof(options.AttemptTimeout), $"{Second} to {MaxAttempt}");
        Require(options.TotalTimeout >= Second && options.TotalTimeout <= MaxTotal, nameof(options.TotalTimeout), $"{Second} to {MaxTotal}");
        Require(options.TotalTimeout >= options.AttemptTimeout, nameof(options.TotalTimeout), $"not shorter than {nameof(options.AttemptTimeout)}, which is {options.AttemptTimeout}");
        Require(options.BreakerFailureRatio is >= 0.1 and <= 1, nameof(options.BreakerFailureRatio), "0.1 to 1");
        Require(options.BreakerMinimum is >= 2 and <= 1000, nameof(options.BreakerMinimum), "2 to 1000");
        Require(options.BreakerWindow >= Second && options.BreakerWindow <= MaxBreaker, nameof(options.BreakerWindow), $"{Second} to {MaxBreaker}");
        Require(options.BreakerPause >= Second && options.BreakerPause <= MaxBreaker, nameof(options.BreakerPause), $"{Second} to {MaxBreaker}");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
