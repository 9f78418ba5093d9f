using StackExchange.Redis;

namespace SmsAuth.Redis.Connections;

/// <summary>A connection that fails at once while Redis is away, starts without it, and comes back by itself.</summary>
internal static class FailFast
{
    /// <summary>What is wrong with a text that is no connection string. It may hold a password, so nothing of it is told.</summary>
    public const string Problem =
        "Redis:ConnectionString: it cannot be read; host:port and options as StackExchange.Redis documents them, such as redis.example.com:6380,ssl=true.";

    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    /// <returns>The options of the connection; null when the text is no connection string.</returns>
    public static ConfigurationOptions? Parse(string connectionString)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connectionString);
            if (options.EndPoints.Count == 0) return null;
            options.AbortOnConnectFail = false;
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.ReconnectRetryPolicy = new LinearRetry((int)RetryEvery.TotalMilliseconds);
            return options;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
