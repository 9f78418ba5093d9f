namespace SmsAuth.Audit;

/// <summary>Reads the audit trail. What was recorded within the last moments may not be there yet.</summary>
public interface IAuditLog
{
    /// <summary>The most records of one page.</summary>
    const int MaxTake = 500;

    /// <summary>The records that fit a filter, the newest first, a page at a time.</summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="after">The id of the last record of the page before; null for the first page.</param>
    /// <param name="take">The records of a page, 1 to <see cref="MaxTake"/>. A page with fewer is the last one.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<AuditRecord>> ListAsync(AuditFilter filter, string? after, int take, CancellationToken cancellationToken);

    /// <summary>
    /// The same for people who look for something: where no index leads to the records, a page is looked for among so many of the newest ones only, and then
    /// goes on where that ended.
    /// </summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="after">The <see cref="AuditPage.Next"/> of the page before; null for the first page.</param>
    /// <param name="take">The most records of a page, 1 to <see cref="MaxTake"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<AuditPage> SearchAsync(AuditFilter filter, string? after, int take, CancellationToken cancellationToken);
}
