using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Redis.Connections;
using StackExchange.Redis;

namespace SmsAuth.Redis.Limits;

internal sealed class RedisLimitOptionsValidator(IServiceProviderIsService registered) : IValidateOptions<RedisLimitOptions>
{
    private const int MaxPrefix = 100;
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(10);

    public ValidateOptionsResult Validate(string? name, RedisLimitOptions options) =>
        ProblemsOf(options).ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;

    private IEnumerable<string> ProblemsOf(RedisLimitOptions options)
    {
        if (options.ConnectionString is null && !registered.IsService(typeof(IConnectionMultiplexer)))
        {
            yield return "Redis:ConnectionString: set it, or register an IConnectionMultiplexer.";
        }

        if (options.ConnectionString is { } text && FailFast.Parse(text) is null) yield return FailFast.Problem;
        if (options.Prefix is not { Length: >= 1 and <= MaxPrefix }) yield return $"Redis:Prefix: 1 to {MaxPrefix} characters.";
        if (options.Timeout < MinTimeout || options.Timeout > MaxTimeout) yield return $"Redis:Timeout: {MinTimeout} to {MaxTimeout}.";
    }
}
