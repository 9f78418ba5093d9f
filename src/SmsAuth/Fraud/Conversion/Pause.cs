namespace SmsAuth.Fraud.Conversion;

/// <summary>The newest pause of a subject. Of a gateway it is only the time in which it is not told of again.</summary>
public sealed record Pause
{
    /// <summary>What is paused.</summary>
    public required ConversionSubject Subject { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it opens again. Its next sample begins then.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether it was told that it is open again, or need not be told.</summary>
    public bool Reopened { get; init; }
}
