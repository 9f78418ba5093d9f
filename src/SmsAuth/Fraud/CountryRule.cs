using Microsoft.Extensions.Options;
using SmsAuth.Sending;

namespace SmsAuth.Fraud;

internal sealed class CountryRule(IOptions<FraudOptions> options) : IFraudRule
{
    public FraudRuleKind Kind => FraudRuleKind.Countries;

    public Task<FraudFinding?> JudgeAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        var countries = options.Value.Countries;
        var region = attempt.PhoneNumber.Region;
        var served = !countries.Denied.Contains(region) && (countries.Allowed.Count == 0 || countries.Allowed.Contains(region));
        return Task.FromResult(served ? null : new FraudFinding(new SendRefusal.Denied($"fraud:country:{region}")));
    }
}
