using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Codes;

namespace SmsAuth.Tests.Codes;

public sealed class PepperOptionsTests
{
    [Fact]
    public void A_short_pepper_stops_the_start() =>
        AssertStopped("Pepper 'a': a pepper has at least 32 random bytes.", static peppers => peppers.Keys["a"] = new byte[31]);

    [Fact]
    public void A_missing_pepper_stops_the_start() =>
        AssertStopped("Pepper 'a': a pepper has at least 32 random bytes.", static peppers => peppers.Keys["a"] = null!);

    [Fact]
    public void A_pepper_id_that_is_too_long_stops_the_start() =>
        AssertStopped("an id has 1 to 64 characters", static peppers => peppers.Keys[new string('a', 65)] = Engine.Pepper("a"));

    [Fact]
    public void An_empty_pepper_id_stops_the_start() =>
        AssertStopped("an id has 1 to 64 characters", static peppers => peppers.Keys[""] = Engine.Pepper("a"));

    [Fact]
    public void Several_peppers_without_a_current_one_stop_the_start() =>
        AssertStopped("PepperOptions.Current: with several peppers, set the id of the one for new codes.", static peppers =>
        {
            peppers.Keys["a"] = Engine.Pepper("a");
            peppers.Keys["b"] = Engine.Pepper("b");
        });

    [Fact]
    public void A_current_pepper_that_is_not_there_stops_the_start() =>
        AssertStopped("PepperOptions.Current: there is no pepper 'b'.", static peppers =>
        {
            peppers.Keys["a"] = Engine.Pepper("a");
            peppers.Current = "b";
        });

    [Fact]
    public void Proper_peppers_let_the_application_start() => Assert.Null(Record.Exception(() => Start(static peppers =>
    {
        peppers.Keys["a"] = Engine.Pepper("a");
        peppers.Keys["b"] = Engine.Pepper("b");
        peppers.Current = "b";
    })));

    private static void AssertStopped(string message, Action<PepperOptions> configure)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Start(configure));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static void Start(Action<PepperOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSmsAuth().UsePeppers(configure);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
