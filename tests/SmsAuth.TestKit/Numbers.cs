using System.Globalization;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit;

/// <summary>Phone numbers to test with. They are well-formed and assigned to nobody, or to no one who is sent anything.</summary>
public static class Numbers
{
    /// <summary>A number of the United States.</summary>
    public static PhoneNumber American { get; } = Parse("+12025550100");

    /// <summary>Another number of the United States.</summary>
    public static PhoneNumber OtherAmerican { get; } = Parse("+12025550101");

    /// <summary>A number of China.</summary>
    public static PhoneNumber Chinese { get; } = Parse("+8613812345678");

    /// <summary>One of many numbers of China.</summary>
    /// <param name="index">Which one, 0 to 9,999,999.</param>
    public static PhoneNumber OneOfMany(int index) => Parse(string.Create(CultureInfo.InvariantCulture, $"+861380{index:D7}"));

    public static PhoneNumber Parse(string input, string? region = null)
    {
        Assert.Equal(PhoneNumberProblem.None, PhoneNumber.TryParse(input, region, out var number));
        return number!;
    }
}
