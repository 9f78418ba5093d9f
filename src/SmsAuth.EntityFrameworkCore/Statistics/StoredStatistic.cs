using System.Security.Cryptography;
using System.Text.Json;
using SmsAuth.Statistics;

namespace SmsAuth.EntityFrameworkCore.Statistics;

/// <summary>A row of the table <c>SmsAuthStatistics</c>: one count of one span.</summary>
internal sealed class StoredStatistic
{
    /// <summary>The length of <see cref="Key"/>, in characters.</summary>
    public const int KeyLength = 43;

    public required StatisticSpan Span { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Stands for all labels, so that the key of the table is short.</summary>
    public required string Key { get; init; }

    public required Happening What { get; init; }

    public required string Region { get; init; }

    public required string Gateway { get; init; }

    public required string Verifier { get; init; }

    public required string ClientId { get; init; }

    public required string Reason { get; init; }

    public required long Count { get; init; }

    public static string KeyOf(StatisticKey key) => Convert.ToBase64String(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { key.What.ToString(), key.Region, key.Gateway, key.Verifier, key.ClientId, key.Reason })))[..KeyLength];

    public static StoredStatistic Of(StatisticSpan span, DateTimeOffset startsAt, string stored, StatisticKey key, long count) => new()
    {
        Span = span,
        StartsAt = startsAt,
        Key = stored,
        What = key.What,
        Region = key.Region,
        Gateway = key.Gateway,
        Verifier = key.Verifier,
        ClientId = key.ClientId,
        Reason = key.Reason,
        Count = count,
    };

    public StoredStatistic WithoutCount() => new()
    {
        Span = Span,
        StartsAt = StartsAt,
        Key = Key,
        What = What,
        Region = Region,
        Gateway = Gateway,
        Verifier = Verifier,
        ClientId = ClientId,
        Reason = Reason,
        Count = 0,
    };
}
