using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>Why something failed.</summary>
/// <param name="Event">What: <c>refused</c> (no code was sent), <c>not_sent</c>, <c>undelivered</c> or <c>code_refused</c>.</param>
/// <param name="Reason">The reason code; empty where a gateway failed.</param>
/// <param name="Gateway">The gateway; empty where none failed.</param>
/// <param name="Count">How often.</param>
internal sealed record Failure(Happening Event, string Reason, string Gateway, long Count);
