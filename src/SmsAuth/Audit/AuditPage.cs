namespace SmsAuth.Audit;

/// <summary>A part of the audit trail, the newest first.</summary>
/// <param name="Records">What was found; there may be more even when there are few, or none.</param>
/// <param name="Next">Where to go on, to be handed over as <c>after</c>; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditRecord> Records, string? Next);
