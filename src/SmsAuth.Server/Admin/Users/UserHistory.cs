using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Audit;

namespace SmsAuth.Server.Admin.Users;

/// <summary>What happened with an account and its numbers, for the person.</summary>
internal sealed class UserHistory(IAuditLog audit, IChallengeLog challenges)
{
    private const int MaxEvents = 5_000;
    private const int MaxChallenges = 1_000;

    // The challenge that proved a number was started before the number was the account's, and no code works longer.
    private static readonly TimeSpan Proof = TimeSpan.FromMinutes(10);

    /// <summary>What the audit trail tells of an account, the newest first.</summary>
    public async Task<IReadOnlyList<AuditAnswer>> EventsAsync(string account, CancellationToken cancellationToken)
    {
        var events = new List<AuditAnswer>();
        string? after = null;
        do
        {
            var part = await audit.SearchAsync(new AuditFilter { AccountId = account }, after, IAuditLog.MaxTake, cancellationToken);
            events.AddRange(part.Records.Select(AuditAnswer.Of));
            after = part.Next;
        }
        while (after is not null && events.Count < MaxEvents);
        return events;
    }

    /// <summary>The challenges of the numbers of an account since it has them, the newest first: what was before is of whoever had the number then.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="createdAt">When the account was made; null when it is not known.</param>
    /// <param name="events">What the audit trail tells of the account.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<ExportedChallenge>> ChallengesAsync(
        IEnumerable<PhoneNumber> numbers, DateTimeOffset? createdAt, IReadOnlyList<AuditAnswer> events, CancellationToken cancellationToken)
    {
        var found = new List<ExportedChallenge>();
        foreach (var number in numbers)
        {
            var linked = events.FirstOrDefault(e => e.Event is AuditEvent.NumberLinked or AuditEvent.NumberChanged && e.PhoneNumber == number.Masked);
            found.AddRange(await ChallengesAsync(new ChallengeFilter { PhoneNumber = number, From = (linked?.At ?? createdAt) - Proof }, cancellationToken));
        }

        return [.. found.OrderByDescending(static c => c.CreatedAt).Take(MaxChallenges)];
    }

    private async Task<List<ExportedChallenge>> ChallengesAsync(ChallengeFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<ExportedChallenge>();
        string? after = null;
        do
        {
            var part = await challenges.SearchAsync(filter, after, IChallengeLog.MaxTake, cancellationToken);
            found.AddRange(part.Challenges.Select(ExportedChallenge.Of));
            after = part.Next;
        }
        while (after is not null && found.Count < MaxChallenges);
        return found;
    }
}
