using Microsoft.Extensions.Options;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;

namespace SmsAuth.Verifiers;

internal sealed class CodeVerifierOptionsValidator(GatewayRoute route) : IValidateOptions<CodeVerifierOptions>
{
    private const int MaxGatewayName = 100;
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxResendAfter = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, CodeVerifierOptions options)
    {
        List<string> failures = [];
        void Require(bool condition, string setting, string allowed)
        {
            if (!condition) failures.Add($"Verifier '{name}', {setting}: {allowed}.");
        }

        Require(options.Gateways is { Count: > 0 }, nameof(options.Gateways), "name at least one gateway");
        foreach (var gateway in options.Gateways ?? [])
        {
            Require(route.Names.Contains(gateway), nameof(options.Gateways), $"there is no gateway '{gateway}'; there are: {string.Join(", ", route.Names)}");
            Require(gateway is { Length: >= 1 and <= MaxGatewayName }, nameof(options.Gateways), $"the name of a gateway has 1 to {MaxGatewayName} characters");
        }

        Require(options.ApplicationName is { Length: >= 1 and <= 40 } text && !text.Any(char.IsControl), nameof(options.ApplicationName), "1 to 40 characters, none of them a control character");
        Require(!string.IsNullOrWhiteSpace(options.Language), nameof(options.Language), "a BCP 47 language tag");
        Require(options.CodeLength is >= OtpCode.MinLength and <= OtpCode.MaxLength, nameof(options.CodeLength), $"{OtpCode.MinLength} to {OtpCode.MaxLength}");
        Require(options.Lifetime >= MinLifetime && options.Lifetime <= MaxLifetime, nameof(options.Lifetime), $"{MinLifetime} to {MaxLifetime}");
        Require(options.Tries is null or (>= 1 and <= 10), nameof(options.Tries), "1 to 10");
        Require(options.ResendAfter is null || (options.ResendAfter >= TimeSpan.Zero && options.ResendAfter <= MaxResendAfter), nameof(options.ResendAfter), $"{TimeSpan.Zero} to {MaxResendAfter}");
        failures.AddRange(LimitRanges.Problems(options.Limits).Select(problem => $"Verifier '{name}', Limits, {problem}."));
        Require(options.Pending is >= 1 and <= 10, nameof(options.Pending), "1 to 10");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
