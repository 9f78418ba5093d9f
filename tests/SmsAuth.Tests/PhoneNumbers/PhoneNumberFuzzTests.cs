using CsCheck;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;
using Lib = PhoneNumbers;

namespace SmsAuth.Tests.PhoneNumbers;

/// <summary>The parser under anything at all. A failure prints the input and a seed.</summary>
public sealed class PhoneNumberFuzzTests
{
    private const int Searched = 20_000;
    private const int MaxLength = 60;
    private static readonly Lib.PhoneNumberUtil Plans = Lib.PhoneNumberUtil.GetInstance();
    private static readonly string[] Supported = [.. Plans.GetSupportedRegions().Order(StringComparer.Ordinal)];

    // Digits of other scripts, full width, bidirectional controls, zero width, NUL, combining marks, half of a pair.
    private static readonly Gen<char> Odd = Gen.OneOf('\u0663', '\u096B', '\uFF11', '\uFF0B', '\u202E', '\u200F', '\u2066', '\u200B', '\0', '\u0301', '\uD83D', '\u2011', ';', 'e', '*', '#', '\n');

    private static readonly Gen<char> Allowed = Gen.Char["0123456789+()-./ "];

    private static readonly Gen<string?> Regions = Gen.OneOf<string?>(
        Gen.OneOf<string?>(null, "", "001", "ZZ", "us", "\u0131t", "\uFF35\uFF33"), Gen.OneOf<string?>(Supported), Gen.String[0, 3].Select(static s => (string?)s));

    private static readonly Gen<string> Written =
        from region in Gen.OneOf(Supported)
        from type in Gen.Enum<Lib.PhoneNumberType>()
        from format in Gen.Enum<Lib.PhoneNumberFormat>()
        from tail in Gen.Char["0123456789"].Array[0, 3]
        let example = Plans.GetExampleNumberForType(region, type) ?? Plans.GetExampleNumber(region)
        let text = Plans.Format(example, format)
        select text[..Math.Max(0, text.Length - tail.Length)] + new string(tail);

    private static readonly Gen<string> Spoiled =
        from written in Written
        from odd in Gen.OneOf(Odd, Allowed)
        from at in Gen.Int[0, MaxLength]
        select written.Insert(at % (written.Length + 1), odd.ToString());

    private static readonly Gen<string?> Inputs = Gen.OneOf<string?>(
        Gen.Const<string?>(() => null),
        Gen.String[0, MaxLength].Select(static s => (string?)s),
        Allowed.Array[0, MaxLength].Select(static c => (string?)new string(c)),
        Gen.OneOf(Allowed, Odd).Array[0, MaxLength].Select(static c => (string?)new string(c)),
        Written.Select(static s => (string?)s),
        Spoiled.Select(static s => (string?)s));

    [Fact]
    public void Anything_is_either_refused_or_a_number_that_reads_back_as_itself()
    {
        var accepted = 0;
        Gen.Select(Inputs, Regions).Sample(
            (input, region) =>
            {
                var problem = PhoneNumber.TryParse(input, region, out var number);
                Assert.Equal(problem is PhoneNumberProblem.None, number is not null);
                if (number is null) return;

                Interlocked.Increment(ref accepted);
                Assert.Matches("^\\+[1-9][0-9]{4,14}$", number.E164);
                AssertReadsBack(number, region: null);
                AssertReadsBack(number, number.Region);
                AssertReadsBack(number, "SE");
                Assert.Equal(number, PhoneNumber.FromStored(number.E164, number.Region));
            },
            iter: SearchEffort.Times(Searched));
        Assert.True(accepted > 100, $"Only {accepted} inputs were accepted: the search has lost its way.");
    }

    [Fact]
    public void Only_ASCII_digits_and_the_usual_signs_are_ever_accepted() => Gen.Select(Spoiled, Regions).Sample(
        static (input, region) =>
        {
            if (PhoneNumber.TryParse(input, region, out _) is not PhoneNumberProblem.None) return;
            Assert.Matches("^[0-9+()./ -]*$", input);
        },
        iter: SearchEffort.Times(Searched));

    [Fact]
    public void A_masked_number_tells_the_country_code_and_at_most_two_digits() => Gen.Select(Written, Gen.OneOf(Supported)).Sample(
        static (input, region) =>
        {
            if (PhoneNumber.TryParse(input, region, out var number) is not PhoneNumberProblem.None) return;
            var countryCode = $"+{Plans.Parse(number!.E164, null).CountryCode}";
            var masked = number.Masked;

            Assert.Equal(number.E164.Length, masked.Length);
            Assert.StartsWith(countryCode, masked, StringComparison.Ordinal);
            Assert.InRange(masked[countryCode.Length..].Count(char.IsAsciiDigit), 0, 2);
            Assert.All(masked[countryCode.Length..^2], static c => Assert.Equal('*', c));
            Assert.Equal((masked, masked), (number.ToString(), $"{number}"));
        },
        iter: SearchEffort.Times(Searched));

    [Fact]
    public void What_was_stored_is_restored_or_refused() => Gen.Select(Gen.OneOf(Gen.String[0, 20], Gen.Char["+0123456789"].Array[0, 20].Select(static c => new string(c))), Gen.String[0, 4]).Sample(
        static (stored, region) =>
        {
            try
            {
                var number = PhoneNumber.FromStored(stored, region);
                Assert.Equal((stored, region), (number.E164, number.Region));
                Assert.Equal(stored.Length, number.Masked.Length);
            }
            catch (FormatException exception)
            {
                Assert.Equal("A stored phone number is not in the E.164 form.", exception.Message);
            }
        },
        iter: SearchEffort.Times(Searched));

    private static void AssertReadsBack(PhoneNumber number, string? region)
    {
        if (region is not null && !Supported.Contains(region)) return;
        Assert.Equal(PhoneNumberProblem.None, PhoneNumber.TryParse(number.E164, region, out var again));
        Assert.Equal((number.E164, number.Region), (again!.E164, again.Region));
    }
}
