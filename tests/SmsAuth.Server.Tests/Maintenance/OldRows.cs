using System.Globalization;
using SmsAuth.Audit;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Maintenance;

/// <summary>
/// Rows of many users: <see cref="Due"/> that are due, and <see cref="Stays"/> that are not. The same SQL on SQLite and PostgreSQL,
/// but for the types that SQLite does not have.
/// </summary>
internal sealed class OldRows(TestDatabase database)
{
    /// <summary>The rows of each kind that are not due.</summary>
    public const int Kept = 1_000;

    private const int Challenges = 500_000;
    private const int ChallengesWithNumber = 50_000;
    private const int Lines = 200_000;
    private const int LinesWithAddress = 20_000;
    private const int Limits = 100_000;
    private const int Sessions = 100_000;

    private const string Old = "Old";
    private const string Never = "9999999999999";
    private const string Past = "'2020-01-01 00:00:00'";
    private const string Future = "'2099-01-01 00:00:00'";

    private static readonly string Recent = AuditId.First(TimeProvider.System.GetUtcNow())[..12];

    private readonly bool sqlite = database.Kind is DatabaseKind.Sqlite;

    /// <summary>A million and some, each of which goes.</summary>
    public const int Due = Challenges + Lines + Limits + (2 * Sessions) + Kept;

    /// <summary>What the batches count: those with a number or an address twice, and authorizations, which go with their tokens, not at all.</summary>
    public const int Taken = Due + ChallengesWithNumber + LinesWithAddress - Sessions;

    /// <summary>What is left in the end: a challenge, a line and a limit of each, and three sessions, one of which had two tokens.</summary>
    public const int Stays = 7 * Kept;

    public void Fill()
    {
        AddChallenges(1_000_000_001, Challenges - ChallengesWithNumber, "false", "1");
        AddChallenges(2_000_000_001, ChallengesWithNumber, "true", "1");
        AddChallenges(3_000_000_001, Kept, "true", Never);
        AddLines("000000000000", 1_000_000_001, Lines - LinesWithAddress, "false");
        AddLines("000000000000", 2_000_000_001, LinesWithAddress, "true");
        AddLines(Recent, 3_000_000_001, Kept, "true");
        AddLimits(1_000_000_001, Limits, "1");
        AddLimits(2_000_000_001, Kept, Never);
        AddSessions(1_000_000_001, Sessions, Past, Past);
        AddSessions(2_000_000_001, Kept, Past, Future);
        AddSessions(3_000_000_001, Kept, Past, "NULL");

        // Sessions that go on: the token of before has ended, the one in its place has not.
        AddTokens(4_000_000_001, 2_000_000_001, Kept, Past, "redeemed");
        if (!sqlite) database.Run("ANALYZE");
    }

    /// <summary>The rows that are left of all these.</summary>
    public long Left() =>
        Count("SmsAuthChallenges", $"\"MaskedNumber\" = '{Old}'")
        + Count("SmsAuthAudit", $"\"MaskedNumber\" = '{Old}'")
        + Count("SmsAuthLimits", $"\"Id\" LIKE '{Old}%'")
        + Count("OpenIddictAuthorizations", $"\"Subject\" = '{Old}'")
        + Count("OpenIddictTokens", $"\"Subject\" = '{Old}'");

    private long Count(string table, string where) =>
        Convert.ToInt64(database.Run($"SELECT COUNT(*) FROM \"{table}\" WHERE {where}"), CultureInfo.InvariantCulture);

    private void AddChallenges(long first, int count, string hasNumber, string expires) => Add(
        first,
        count,
        """
        "SmsAuthChallenges" ("Id", "ClientId", "PhoneNumber", "HasPhoneNumber", "MaskedNumber", "NumberHash", "Region", "Purpose", "Verifier", "Language",
            "Channel", "State", "CodeKeyId", "CodeHash", "CodeLength", "Attempts", "BlindAttempts", "MaxAttempts", "Sends", "CreatedAt", "ResendAt", "ExpiresAt")
        """,
        $"""
        'AAAAAAAAAAAAAAAAA' || CAST(i AS text), 'demo-app', '+1' || CAST(i AS text), {hasNumber}, '{Old}', 'hash-of-a-number-that-is-long-' || CAST(i AS text), 'US', 0,
            'default', 'en', 'sms', 1, 'pepper-1', {(sqlite ? "zeroblob(32)" : "decode(repeat('00', 32), 'hex')")}, 6, 1, 0, 5, 1, 1, 1, {(expires == Never ? Never : "i")}
        """);

    private void AddLines(string time, long first, int count, string hasAddress) => Add(
        first,
        count,
        """ "SmsAuthAudit" ("Id", "Event", "At", "ClientId", "MaskedNumber", "NumberHash", "ChallengeId", "AccountId", "Address", "HasAddress", "Network") """,
        $"""
        '{time}' || CAST(i AS text) || '0000000000', 'SignedIn', 1, 'demo-app', '{Old}', 'hash-of-a-number-that-is-long-' || CAST(i AS text),
            'AAAAAAAA', 'account-' || CAST(i AS text), '192.0.2.1', {hasAddress}, '192.0.2.0/24'
        """);

    private void AddLimits(long first, int count, string expires) => Add(
        first, count, "\"SmsAuthLimits\"", $"'{Old}' || CAST(i AS text), 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, {expires}");

    /// <param name="first">The first number.</param>
    /// <param name="count">How many.</param>
    /// <param name="created">When they began.</param>
    /// <param name="expires">When the token of each ends, or NULL for one that never does.</param>
    private void AddSessions(long first, int count, string created, string expires)
    {
        Add(
            first,
            count,
            """ "OpenIddictAuthorizations" ("Id", "Subject", "Status", "Type", "CreationDate", "ConcurrencyToken") """,
            $"{Guid("i")}, '{Old}', 'valid', 'ad-hoc', {created}, 'x'");
        AddTokens(first, first, count, expires, "valid");
    }

    private void AddTokens(long first, long firstSession, int count, string expires, string status) => Add(
        first,
        count,
        """ "OpenIddictTokens" ("Id", "AuthorizationId", "Subject", "Status", "Type", "CreationDate", "ExpirationDate", "ConcurrencyToken") """,
        $"{Guid("i")}, {Guid($"(i - {first - firstSession})")}, '{Old}', '{status}', 'refresh_token', {Past}, {(expires == "NULL" ? "NULL" : expires)}, 'x'");

    private string Guid(string number)
    {
        var text = $"'00000000-0000-0000-0000-00' || CAST({number} AS text)";
        return sqlite ? text : $"CAST({text} AS uuid)";
    }

    private void Add(long first, int count, string into, string values) => database.Run(
        string.Create(CultureInfo.InvariantCulture, $"""
        WITH RECURSIVE g(i) AS (SELECT {first}{(sqlite ? "" : "::bigint")} UNION ALL SELECT i + 1 FROM g WHERE i < {first + count - 1})
        INSERT INTO {into} SELECT {values} FROM g
        """));
}
