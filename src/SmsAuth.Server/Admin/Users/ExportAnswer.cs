using SmsAuth.Server.Admin.Audit;

namespace SmsAuth.Server.Admin.Users;

/// <summary>All that the server keeps of a person, to be handed to that person (GDPR articles 15 and 20).</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name, which may be its number.</param>
/// <param name="Email">Its e-mail address; null when there is none.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="PhoneNumbers">Its numbers, whole.</param>
/// <param name="Claims">What else is kept of it, by the name of the claim.</param>
/// <param name="Sessions">Its sign-ins that still give tokens.</param>
/// <param name="Devices">When each device was trusted that it trusts.</param>
/// <param name="Challenges">The codes that were asked for its numbers since they are its, as long as they are kept, the newest first, 1,000 at most.</param>
/// <param name="Events">What the audit trail tells of it, the newest first, 5,000 at most.</param>
internal sealed record ExportAnswer(
    string Id,
    string? Name,
    string? Email,
    DateTimeOffset? CreatedAt,
    IReadOnlyList<string> PhoneNumbers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Claims,
    IReadOnlyList<SessionAnswer> Sessions,
    IReadOnlyList<DateTimeOffset> Devices,
    IReadOnlyList<ExportedChallenge> Challenges,
    IReadOnlyList<AuditAnswer> Events)
{
    /// <summary>The account alone.</summary>
    public override string ToString() => Id;
}
