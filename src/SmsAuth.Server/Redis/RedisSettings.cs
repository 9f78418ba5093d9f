namespace SmsAuth.Server.Redis;

/// <summary>The section <c>Redis</c>.</summary>
internal sealed class RedisSettings
{
    public const string Section = "Redis";

    /// <summary>The Redis of all nodes, as StackExchange.Redis writes it. It may hold a password. Default: none, and limits are in the database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a limit's decision may wait for Redis until it fails, 100 milliseconds to 10 seconds. Default: 1 second.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the keys of Data Protection are kept there in place of the store of the other keys. Default: false.</summary>
    public bool DataProtection { get; set; }
}
