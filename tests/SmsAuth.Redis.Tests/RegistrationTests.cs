using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Limits;
using SmsAuth.Redis.Limits;

namespace SmsAuth.Redis.Tests;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData("ConnectionString", null, "{smsauth}:limit:", 1_000)]
    [InlineData("ConnectionString", "", "{smsauth}:limit:", 1_000)]
    [InlineData("ConnectionString", "host:6379,magicWord=open-sesame", "{smsauth}:limit:", 1_000)]
    [InlineData("ConnectionString", "host:6379,connectTimeout=open-sesame", "{smsauth}:limit:", 1_000)]
    [InlineData("ConnectionString", "password=open-sesame", "{smsauth}:limit:", 1_000)]
    [InlineData("Prefix", "host:6379", "", 1_000)]
    [InlineData("Timeout", "host:6379", "limit:", 99)]
    [InlineData("Timeout", "host:6379", "limit:", 10_001)]
    public void An_option_out_of_range_is_refused_by_name_and_tells_no_secret(string option, string? connectionString, string prefix, int milliseconds)
    {
        using var services = Services(o => (o.ConnectionString, o.Prefix, o.Timeout) = (connectionString, prefix, TimeSpan.FromMilliseconds(milliseconds)));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains($"Redis:{option}: ", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_counts_in_place_of_any_other_limiter_however_often_it_is_chosen()
    {
        var collection = new ServiceCollection();
        collection.AddSmsAuth().UseRedisLimits("host:6379").UseRedisLimits("host:6379");
        collection.AddSmsAuth();
        using var services = collection.BuildServiceProvider(validateScopes: true);

        Assert.IsType<RedisLimiter>(Assert.Single(services.GetServices<ILimiter>()));
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Services(Action<RedisLimitOptions> configure)
    {
        var collection = new ServiceCollection();
        collection.AddSmsAuth().UseRedisLimits(configure);
        return collection.BuildServiceProvider(validateScopes: true);
    }
}
