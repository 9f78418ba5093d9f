using SmsAuth.Fraud.Conversion;

namespace SmsAuth.EntityFrameworkCore.Fraud;

/// <summary>A row of the table <c>SmsAuthPauses</c>: the newest pause of a subject.</summary>
internal sealed class StoredPause
{
    public required ConversionKind Kind { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required bool Reopened { get; init; }

    public static StoredPause From(Pause pause) => new()
    {
        Kind = pause.Subject.Kind,
        Subject = pause.Subject.Key,
        Since = pause.Since,
        Until = pause.Until,
        Reopened = pause.Reopened,
    };

    public Pause ToPause() => new()
    {
        Subject = new ConversionSubject(Kind, Subject),
        Since = Since,
        Until = Until,
        Reopened = Reopened,
    };
}
