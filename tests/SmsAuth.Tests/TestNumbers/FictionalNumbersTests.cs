using SmsAuth.PhoneNumbers;
using SmsAuth.TestNumbers;

namespace SmsAuth.Tests.TestNumbers;

public sealed class FictionalNumbersTests
{
    [Theory]
    [InlineData("+12025550100")]
    [InlineData("+14165550199")]
    [InlineData("+61491570006")]
    [InlineData("+61491579760")]
    [InlineData("+46701740605")]
    [InlineData("+46701740699")]
    [InlineData("+491713920000")]
    [InlineData("+4917604069099")]
    [InlineData("+4915228817386")]
    [InlineData("+491729973185")]
    public void A_number_kept_for_fiction_is_one_and_can_be_asked_for(string number)
    {
        Assert.True(FictionalNumbers.Contains(PhoneNumber.FromStored(number, "ZZ")));
        Assert.Equal(PhoneNumberProblem.None, PhoneNumber.TryParse(number, null, out _));
    }

    [Theory]
    [InlineData("+12025550099")]
    [InlineData("+12025550200")]
    [InlineData("+12025551212")]
    [InlineData("+15550100100")]
    [InlineData("+61491570007")]
    [InlineData("+46701740604")]
    [InlineData("+46701740700")]
    [InlineData("+491713920100")]
    [InlineData("+4917604068999")]
    [InlineData("+491729973187")]
    [InlineData("+8613812345678")]
    public void A_number_beside_them_is_none(string number) => Assert.False(FictionalNumbers.Contains(PhoneNumber.FromStored(number, "ZZ")));
}
