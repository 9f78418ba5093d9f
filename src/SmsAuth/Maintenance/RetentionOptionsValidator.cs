using Microsoft.Extensions.Options;

namespace SmsAuth.Maintenance;

internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private static readonly TimeSpan MaxNumbers = TimeSpan.FromDays(30);
    private static readonly TimeSpan MaxChallenges = TimeSpan.FromDays(3650);
    private static readonly TimeSpan MinTokens = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxTokens = TimeSpan.FromDays(3650);
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        List<string> failures = [];
        void Require(TimeSpan value, TimeSpan min, TimeSpan max, string setting)
        {
            if (value < min || value > max) failures.Add($"SmsAuth:Retention:{setting}: {min} to {max}.");
        }

        Require(options.Numbers, TimeSpan.Zero, MaxNumbers, nameof(options.Numbers));
        Require(options.Challenges, options.Numbers, MaxChallenges, nameof(options.Challenges));
        Require(options.Tokens, MinTokens, MaxTokens, nameof(options.Tokens));
        Require(options.Interval, MinInterval, MaxInterval, nameof(options.Interval));
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
