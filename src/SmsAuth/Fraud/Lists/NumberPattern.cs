using System.Diagnostics.CodeAnalysis;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Fraud.Lists;

/// <summary>A number, or all numbers that begin alike. It prints itself masked.</summary>
public sealed class NumberPattern
{
    /// <summary>What is wrong with an input that is none.</summary>
    public const string Expected =
        "a phone number such as +12025550100, or the beginning of numbers and an asterisk such as +1202555*, which is no whole number";

    private const char Wildcard = '*';
    private const int MaxPrefixDigits = 14;
    private const PhoneNumberTypes AnyType = (PhoneNumberTypes)int.MaxValue;

    private NumberPattern(PhoneNumber? number, string? prefix) => (Number, Prefix) = (number, prefix);

    /// <summary>The number; null for a prefix.</summary>
    public PhoneNumber? Number { get; }

    /// <summary>The prefix with its plus sign; null for a number.</summary>
    public string? Prefix { get; }

    /// <summary>Reads a pattern; null when the input is none.</summary>
    public static NumberPattern? Parse(string? input)
    {
        if (input is null || !input.EndsWith(Wildcard)) return TryRead(input, out var number) ? new NumberPattern(number, prefix: null) : null;
        var prefix = input[..^1];

        // A whole number in the clear is what a prefix must never be.
        return prefix.Length is >= 2 and <= 1 + MaxPrefixDigits
            && prefix[0] == '+'
            && prefix[1] != '0'
            && !prefix.AsSpan(1).ContainsAnyExceptInRange('0', '9')
            && !TryRead(prefix, out _)
                ? new NumberPattern(number: null, prefix)
                : null;
    }

    /// <summary>The masked number, or the prefix and an asterisk.</summary>
    public override string ToString() => Number?.Masked ?? $"{Prefix}{Wildcard}";

    private static bool TryRead(string? input, [NotNullWhen(true)] out PhoneNumber? number) =>
        PhoneNumber.TryParse(input, region: null, out number, AnyType) is PhoneNumberProblem.None;
}
