using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsAuth.Recycling;

internal sealed class RecyclingOptionsValidator(IServiceProviderIsService registered, INumberActivityStore activity) : IValidateOptions<RecyclingOptions>
{
    private const int MinDays = 7;
    private const int MaxDays = 3650;

    public ValidateOptionsResult Validate(string? name, RecyclingOptions options)
    {
        List<string> failures = [];
        if (options.DormantAfter != TimeSpan.Zero && options.DormantAfter.TotalDays is < MinDays or > MaxDays)
        {
            failures.Add($"SmsAuth:Recycling:DormantAfter: 0 (off) or {MinDays} to {MaxDays} days, such as 180.00:00:00.");
        }

        if (!Enum.IsDefined(options.Policy)) failures.Add($"SmsAuth:Recycling:Policy: {string.Join(" or ", Enum.GetNames<RecyclingPolicy>())}.");
        if (options.Policy is RecyclingPolicy.RequireStep) failures.AddRange(MissingForTheStep());
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> MissingForTheStep()
    {
        const string Policy = $"SmsAuth:Recycling:Policy: {nameof(RecyclingPolicy.RequireStep)} needs";
        if (!registered.IsService(typeof(IDormantNumberStep))) yield return $"{Policy} a step; add one by AddDormantNumberStep<T>().";
        if (activity is NoNumberActivity) yield return $"{Policy} an {nameof(INumberActivityStore)}; UseEntityFrameworkCore brings one.";
    }
}
