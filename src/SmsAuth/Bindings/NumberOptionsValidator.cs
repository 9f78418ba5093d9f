using Microsoft.Extensions.Options;

namespace SmsAuth.Bindings;

internal sealed class NumberOptionsValidator : IValidateOptions<NumberOptions>
{
    private static readonly TimeSpan Min = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Max = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, NumberOptions options) => options.RecentSignIn >= Min && options.RecentSignIn <= Max
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"SmsAuth:Numbers:RecentSignIn: {Min} to {Max}.");
}
