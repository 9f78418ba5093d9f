using System.Globalization;
using CsCheck;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.PhoneNumbers;

public sealed class PhoneNumberTests
{
    private static readonly string?[] Regions = [null, "US", "CN", "SE"];

    [Theory]
    [InlineData("+1 202 555 0100", null, "+12025550100", "US")]
    [InlineData("  +1 (202) 555-0100 ", null, "+12025550100", "US")]
    [InlineData("+1.202.555.0100", "SE", "+12025550100", "US")]
    [InlineData("(202) 555-0100", "US", "+12025550100", "US")]
    [InlineData("070-123 45 67", "SE", "+46701234567", "SE")]
    [InlineData("070-123 45 67", "se", "+46701234567", "SE")]
    [InlineData("+46 (0)70 123 45 67", null, "+46701234567", "SE")]
    [InlineData("+44 7400 123456", null, "+447400123456", "GB")]
    [InlineData("+39 312 345 6789", null, "+393123456789", "IT")]
    public void A_number_is_read_however_it_is_written(string input, string? region, string e164, string country)
    {
        var number = Numbers.Parse(input, region);

        Assert.Equal((e164, country), (number.E164, number.Region));
    }

    [Theory]
    [InlineData("+8613812345678")]
    [InlineData("+86 138 1234 5678")]
    [InlineData("86 13812345678")]
    [InlineData("13812345678")]
    [InlineData("138-1234-5678")]
    [InlineData("0086 138 1234 5678")]
    public void One_number_is_one_number_however_much_of_its_prefix_is_typed(string input)
    {
        var number = Numbers.Parse(input, "CN");

        Assert.Equal(Numbers.Chinese, number);
        Assert.Equal(Numbers.Chinese.GetHashCode(), number.GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_no_number(string? input) => AssertProblem(PhoneNumberProblem.Missing, input);

    [Theory]
    [InlineData("1-800-FLOWERS")]
    [InlineData("+1 202 555 0100 ext. 5")]
    [InlineData("+1 202 555 0100x5")]
    [InlineData("+1 202 555 0100;ext=5")]
    [InlineData("+1 202 555 0100#5")]
    [InlineData("tel:+12025550100")]
    [InlineData("+1202555O100")]
    [InlineData("\u002B\u0661\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0660\u0660")]
    [InlineData("+\uFF11\uFF12\uFF10\uFF12\uFF15\uFF15\uFF15\uFF10\uFF11\uFF10\uFF10")]
    [InlineData("\uFF0B12025550100")]
    [InlineData("+1202555\u00000100")]
    [InlineData("+12025550100\n")]
    [InlineData("\t+12025550100")]
    [InlineData("+1\u00A0202\u00A0555\u00A00100")]
    [InlineData("+1202\u200B5550100")]
    [InlineData("\u202E+12025550100")]
    [InlineData("+12025550100,+12025550101")]
    [InlineData("+1+2025550100")]
    [InlineData("+999 123456789")]
    [InlineData("++")]
    [InlineData("+")]
    [InlineData("()")]
    public void Anything_but_a_country_code_ASCII_digits_and_usual_signs_is_no_number(string input) => AssertProblem(PhoneNumberProblem.NotANumber, input, "US");

    [Fact]
    public void A_hundred_kilobytes_are_turned_away_unread() => AssertProblem(PhoneNumberProblem.TooLong, "+1" + new string('2', 100_000));

    [Theory]
    [InlineData("2025550100")]
    [InlineData("12025550100")]
    public void A_national_number_needs_a_region(string input) => AssertProblem(PhoneNumberProblem.RegionMissing, input);

    [Theory]
    [InlineData("XX")]
    [InlineData("USA")]
    [InlineData("U")]
    [InlineData("001")]
    [InlineData("U\0")]
    public void A_region_that_is_no_country_is_refused(string region)
    {
        AssertProblem(PhoneNumberProblem.RegionUnknown, "2025550100", region);
        AssertProblem(PhoneNumberProblem.RegionUnknown, "+12025550100", region);
    }

    [Theory]
    [InlineData("+1 202 555")]
    [InlineData("+1 102 555 0100")]
    [InlineData("+1 202 555 0100 0000")]
    [InlineData("+86 138 1234")]
    public void A_number_that_no_plan_has_is_refused(string input) => AssertProblem(PhoneNumberProblem.NotAssigned, input);

    [Theory]
    [InlineData("+1 800 234 5678")]
    [InlineData("+1 900 234 5678")]
    [InlineData("+44 121 234 5678")]
    [InlineData("+86 10 1234 5678")]
    [InlineData("+44 800 123 4567")]
    [InlineData("+800 1234 5678")]
    public void A_line_that_receives_no_texts_or_costs_extra_is_refused(string input) => AssertProblem(PhoneNumberProblem.CannotReceiveText, input);

    [Fact]
    public void A_host_may_accept_other_kinds_of_line()
    {
        Assert.Equal(
            PhoneNumberProblem.None,
            PhoneNumber.TryParse("+441212345678", null, out var number, PhoneNumberTypes.TextCapable | PhoneNumberTypes.FixedLine));
        Assert.Equal("+441212345678", number!.E164);
    }

    [Theory]
    [InlineData("+12025550100", "+1********00")]
    [InlineData("+8613812345678", "+86*********78")]
    [InlineData("+46701234567", "+46*******67")]
    [InlineData("+3541", "+354*")]
    [InlineData("+29012", "+290**")]
    public void A_number_prints_itself_masked(string e164, string masked)
    {
        var number = PhoneNumber.FromStored(e164, "ZZ");

        Assert.Equal(masked, number.Masked);
        Assert.Equal(masked, $"{number}");
        Assert.Equal(masked, string.Format(CultureInfo.InvariantCulture, "{0}", number));
    }

    [Fact]
    public void No_stored_number_ever_prints_itself_whole() =>
        Gen.String[Gen.Char['0', '9'], 4, 15].Sample(static digits =>
        {
            var number = PhoneNumber.FromStored("+" + digits, "ZZ");
            return number.Masked.Length == number.E164.Length && number.Masked != number.E164;
        });

    [Theory]
    [InlineData("")]
    [InlineData("12025550100")]
    [InlineData("+123")]
    [InlineData("+1234567890123456")]
    [InlineData("+1202555010a")]
    [InlineData("+1202555010\u0661")]
    public void What_is_not_E164_is_not_restored(string stored) => Assert.Throws<FormatException>(() => PhoneNumber.FromStored(stored, "US"));

    [Fact]
    public void Whatever_is_typed_is_answered_with_a_number_or_a_problem() =>
        Gen.Select(Gen.String[Gen.Char["+0123456789()-./ x"], 0, 45], Gen.Int[0, Regions.Length - 1].Select(static i => Regions[i])).Sample(static (input, region) =>
        {
            var problem = PhoneNumber.TryParse(input, region, out var number);
            return problem is PhoneNumberProblem.None
                ? number is not null && number.Equals(Numbers.Parse(number.E164))
                : number is null;
        });

    private static void AssertProblem(PhoneNumberProblem expected, string? input, string? region = null)
    {
        Assert.Equal(expected, PhoneNumber.TryParse(input, region, out var number));
        Assert.Null(number);
    }
}
