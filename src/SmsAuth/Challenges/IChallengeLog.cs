namespace SmsAuth.Challenges;

/// <summary>Shows the challenges that are kept to people who look after the server.</summary>
public interface IChallengeLog
{
    /// <summary>The most challenges of one page.</summary>
    const int MaxTake = 500;

    /// <summary>
    /// The challenges that fit a filter, the newest first. Where no index leads to them, a page is looked for among so many of the newest ones only, and then
    /// goes on where that ended.
    /// </summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="after">The <see cref="ChallengePage.Next"/> of the page before; null for the first page.</param>
    /// <param name="take">The most challenges of a page, 1 to <see cref="MaxTake"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is of no page.</exception>
    Task<ChallengePage> SearchAsync(ChallengeFilter filter, string? after, int take, CancellationToken cancellationToken);
}
