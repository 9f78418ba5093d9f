using SmsAuth.Fraud.Conversion;

namespace SmsAuth.EntityFrameworkCore.Fraud;

/// <summary>A row of the table <c>SmsAuthConversions</c>: the counts of one subject in ten minutes.</summary>
internal sealed class StoredConversion
{
    public required ConversionKind Kind { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required int Sent { get; init; }

    public required int Proven { get; init; }

    public required int Withheld { get; init; }
}
