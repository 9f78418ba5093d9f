using SmsAuth.Fraud.Conversion;

namespace SmsAuth.Fraud.Alerts;

/// <summary>Something that a person should know of. It holds no number.</summary>
public sealed record FraudAlert
{
    /// <summary>Tells it from every other one: letters, digits and underscores.</summary>
    public string Id { get; init; } = $"msg_{Guid.CreateVersion7():N}";

    /// <summary>What happened.</summary>
    public required FraudChange Change { get; init; }

    /// <summary>To what.</summary>
    public required ConversionSubject Subject { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When a pause ends.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The texts that it was judged by.</summary>
    public int Sent { get; init; }

    /// <summary>Those of them that were followed by a sign-in.</summary>
    public int Proven { get; init; }
}
