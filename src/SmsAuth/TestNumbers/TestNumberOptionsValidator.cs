using Microsoft.Extensions.Options;

namespace SmsAuth.TestNumbers;

internal sealed class TestNumberOptionsValidator(TimeProvider time) : IValidateOptions<TestNumberOptions>
{
    private const int MaxClientId = 100;

    public ValidateOptionsResult Validate(string? name, TestNumberOptions options)
    {
        List<string> failures = [];
        var latest = time.GetUtcNow().AddYears(1);
        for (var i = 0; i < options.Numbers.Count; i++)
        {
            var (number, setting) = (options.Numbers[i], $"SmsAuth:TestNumbers:Numbers:{i}");
            if (number.ClientId is not { Length: >= 1 and <= MaxClientId }) failures.Add($"{setting}:ClientId: 1 to {MaxClientId} characters.");
            if (number.Until > latest) failures.Add($"{setting}:Until: at most a year ahead.");
            if (!number.Real && !FictionalNumbers.Contains(number.PhoneNumber))
            {
                failures.Add($"{setting}:Number: {number.PhoneNumber} may be somebody's. Use a number that is kept for fiction, or set Real when it is yours.");
            }

            if (options.Numbers.Take(i).Any(n => n.ClientId == number.ClientId && n.PhoneNumber.Equals(number.PhoneNumber)))
            {
                failures.Add($"{setting}: {number.PhoneNumber} is listed twice for the client {number.ClientId}.");
            }
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
