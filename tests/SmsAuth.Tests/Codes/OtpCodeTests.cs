using System.Globalization;
using SmsAuth.Codes;

namespace SmsAuth.Tests.Codes;

public sealed class OtpCodeTests
{
    // Chi-square with 9 degrees of freedom: a fair generator exceeds this less than once in a hundred million times.
    private const double ChiSquareBound = 55;

    public static TheoryData<int> Lengths => [.. Enumerable.Range(OtpCode.MinLength, OtpCode.MaxLength - OtpCode.MinLength + 1)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_digit_is_equally_likely_at_every_place(int length)
    {
        const int Draws = 20_000;
        var seen = new int[length, 10];
        for (var i = 0; i < Draws; i++)
        {
            var digits = OtpCode.Generate(length).Reveal();
            Assert.Equal(length, digits.Length);
            for (var place = 0; place < length; place++) seen[place, digits[place] - '0']++;
        }

        for (var place = 0; place < length; place++)
        {
            var expected = Draws / 10.0;
            var chiSquare = Enumerable.Range(0, 10).Sum(digit => Math.Pow(seen[place, digit] - expected, 2) / expected);
            Assert.InRange(chiSquare, 0, ChiSquareBound);
        }
    }

    [Fact]
    public void Every_code_from_all_zeros_to_all_nines_is_drawn()
    {
        // Of 10,000 codes, 300,000 draws miss any one with a probability below 10^-9.
        var seen = Enumerable.Range(0, 300_000).Select(static _ => OtpCode.Generate(4).Reveal()).ToHashSet();

        Assert.Equal(10_000, seen.Count);
        Assert.Contains("0000", seen);
        Assert.Contains("9999", seen);
    }

    [Fact]
    public void A_code_has_six_digits_unless_asked_otherwise() => Assert.Equal(6, OtpCode.Generate().Length);

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(-1)]
    public void A_code_of_another_length_is_never_drawn(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OtpCode.Generate(length));

    [Theory]
    [InlineData("0000")]
    [InlineData("012345")]
    [InlineData("9999999999")]
    public void Digits_are_read_as_typed(string typed) => Assert.Equal(typed, OtpCode.Parse(typed)!.Reveal());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("12345678901")]
    [InlineData("12345 ")]
    [InlineData(" 12345")]
    [InlineData("123 456")]
    [InlineData("12345\n")]
    [InlineData("12345\0")]
    [InlineData("+12345")]
    [InlineData("-12345")]
    [InlineData("0x1234")]
    [InlineData("12345a")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666")]
    [InlineData("\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16")]
    public void Anything_else_is_no_code(string? typed) => Assert.Null(OtpCode.Parse(typed));

    [Fact]
    public void A_code_never_prints_itself()
    {
        var code = OtpCode.Parse("482915")!;

        Assert.Equal("[code]", code.ToString());
        Assert.Equal("[code]", $"{code}");
        Assert.Equal("[code]", string.Format(CultureInfo.InvariantCulture, "{0}", code));
    }
}
