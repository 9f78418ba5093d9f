using Microsoft.Extensions.Options;

namespace SmsAuth.Codes;

internal sealed class PepperOptionsValidator : IValidateOptions<PepperOptions>
{
    public ValidateOptionsResult Validate(string? name, PepperOptions options)
    {
        List<string> failures = [];
        foreach (var (id, key) in options.Keys)
        {
            if (id.Length is 0 or > KeyedHash.MaxKeyIdLength)
            {
                failures.Add($"Pepper id '{id}': an id has 1 to {KeyedHash.MaxKeyIdLength} characters.");
            }

            if (key is null || key.Length < PepperOptions.MinBytes)
            {
                failures.Add($"Pepper '{id}': a pepper has at least {PepperOptions.MinBytes} random bytes.");
            }
        }

        if (options.Current is null && options.Keys.Count > 1)
        {
            failures.Add("PepperOptions.Current: with several peppers, set the id of the one for new codes.");
        }

        if (options.Current is not null && !options.Keys.ContainsKey(options.Current))
        {
            failures.Add($"PepperOptions.Current: there is no pepper '{options.Current}'.");
        }

        if (options.Numbers is not null && !options.Keys.ContainsKey(options.Numbers))
        {
            failures.Add($"PepperOptions.Numbers: there is no pepper '{options.Numbers}'.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
