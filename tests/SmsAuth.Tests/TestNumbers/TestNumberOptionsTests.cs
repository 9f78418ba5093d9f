using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestNumbers;

namespace SmsAuth.Tests.TestNumbers;

public sealed class TestNumberOptionsTests
{
    private static readonly TestNumber Good = new()
    {
        ClientId = "app",
        PhoneNumber = Numbers.American,
        Code = Engine.Code("246813"),
        Until = Samples.Start.AddYears(1),
    };

    [Fact]
    public void A_number_kept_for_fiction_may_be_listed_for_up_to_a_year_and_after_its_end() =>
        Validate(Good, Good with { ClientId = "other" }, Good with { PhoneNumber = Numbers.OtherAmerican, Until = Samples.Start.AddYears(-1) });

    [Fact]
    public void An_end_more_than_a_year_ahead_is_refused() =>
        AssertRefused("SmsAuth:TestNumbers:Numbers:0:Until: at most a year ahead.", Good with { Until = Samples.Start.AddYears(1).AddSeconds(1) });

    [Fact]
    public void A_number_that_may_be_somebodys_is_refused_unless_it_is_said_to_be_real()
    {
        var real = Good with { PhoneNumber = Numbers.Chinese };

        AssertRefused("SmsAuth:TestNumbers:Numbers:1:Number: +86*********78 may be somebody's.", Good, real);
        Validate(real with { Real = true });
    }

    [Fact]
    public void A_number_that_is_listed_twice_for_a_client_is_refused() =>
        AssertRefused("SmsAuth:TestNumbers:Numbers:1: ", Good, Good with { Code = Engine.Code("135724") });

    [Theory]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public void A_client_id_that_no_client_can_have_is_refused(string clientId) =>
        AssertRefused("SmsAuth:TestNumbers:Numbers:0:ClientId: 1 to 100 characters.", Good with { ClientId = clientId });

    [Theory]
    [InlineData("12025550100", "246813", "number")]
    [InlineData("+12025550100", "123", "code")]
    [InlineData("+12025550100", "24681a", "code")]
    public void What_is_no_number_or_no_code_is_refused_without_quoting_it(string number, string code, string parameter)
    {
        var failure = Assert.Throws<ArgumentException>(parameter, () => new ServiceCollection().AddSmsAuth().AddTestNumber("app", number, code, Samples.Start));

        Assert.DoesNotContain(code, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_number_never_prints_its_code_or_its_whole_number()
    {
        Assert.DoesNotContain("246813", $"{Good}", StringComparison.Ordinal);
        Assert.DoesNotContain("2025550100", $"{Good}", StringComparison.Ordinal);
    }

    private static void AssertRefused(string message, params TestNumber[] numbers)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Validate(numbers));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("246813", failure.Message, StringComparison.Ordinal);
    }

    private static void Validate(params TestNumber[] numbers)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(new FakeTimeProvider(Samples.Start));
        foreach (var number in numbers) services.AddSmsAuth().AddTestNumber(number);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
