using Microsoft.Extensions.Options;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;

namespace SmsAuth.Fraud;

internal sealed class NumberTypeRule(IOptions<FraudOptions> options) : IFraudRule
{
    public FraudRuleKind Kind => FraudRuleKind.NumberTypes;

    public Task<FraudFinding?> JudgeAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        var type = attempt.PhoneNumber.Type;
        var mode = ModeOf(type);
        return Task.FromResult(mode is GuardMode.Off ? null : new FraudFinding(new SendRefusal.Denied($"fraud:type:{type}"), mode));
    }

    private GuardMode ModeOf(PhoneNumberTypes type) => type switch
    {
        PhoneNumberTypes.Voip => options.Value.NumberTypes.Voip,
        PhoneNumberTypes.FixedLine => options.Value.NumberTypes.FixedLine,
        _ => (type & options.Value.NumberTypes.Refused) != 0 ? GuardMode.Enforce : GuardMode.Off,
    };
}
