using SmsAuth.Sending;

namespace SmsAuth.Fraud.Conversion;

internal sealed class ConversionRule(ConversionPauses pauses, TimeProvider time) : IFraudRule
{
    public FraudRuleKind Kind => FraudRuleKind.Conversion;

    public async Task<FraudFinding?> JudgeAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        ConversionSubject[] subjects =
        [
            new(ConversionKind.Prefix, NumberPrefix.Of(attempt.PhoneNumber)),
            new(ConversionKind.Country, attempt.PhoneNumber.Region),
        ];
        var now = time.GetUtcNow();
        foreach (var subject in subjects)
        {
            if (await pauses.FindAsync(subject, cancellationToken) is { } pause && pause.Until > now)
            {
                return new FraudFinding(new SendRefusal.TooSoon($"fraud:conversion:{subject}", pause.Until - now));
            }
        }

        return null;
    }
}
