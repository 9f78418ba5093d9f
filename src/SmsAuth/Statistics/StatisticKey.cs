using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Statistics;

/// <summary>What one count is of. What is not known is empty; nothing in it tells of a person.</summary>
/// <param name="What">What happened.</param>
/// <param name="Region">The country of the number, ISO 3166-1 alpha-2.</param>
/// <param name="Gateway">The gateway or verify service.</param>
/// <param name="Verifier">The verifier.</param>
/// <param name="ClientId">The client.</param>
/// <param name="Reason">The reason code.</param>
public readonly record struct StatisticKey(Happening What, string Region, string Gateway, string Verifier, string ClientId, string Reason)
{
    /// <summary>The longest region, in characters.</summary>
    public const int MaxRegion = 3;

    /// <summary>The longest other label, in characters; what is longer is cut off.</summary>
    public const int MaxLabel = AuditRecord.MaxName;

    internal static StatisticKey Of(Happening what, PhoneNumber? number, string? gateway, string? verifier, string? clientId, string? reason) => new(
        what,
        number?.Region is { Length: <= MaxRegion } region ? region : "",
        StorableText.Of(gateway, MaxLabel) ?? "",
        StorableText.Of(verifier, MaxLabel) ?? "",
        StorableText.Of(clientId, MaxLabel) ?? "",
        StorableText.Of(reason, MaxLabel) ?? "");
}
