using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Database;

/// <summary>Whether everything on the way of a sign-in is found by an index: PostgreSQL counts how often each table was read from end to end.</summary>
public sealed class IndexTests
{
    /// <summary>Rows of others, so many that reading all of them is never the shorter way.</summary>
    private const string Others =
        """
        INSERT INTO "AspNetUsers" ("Id", "UserName", "NormalizedUserName", "PhoneNumber", "PhoneNumberConfirmed", "EmailConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            SELECT gen_random_uuid(), 'u' || i, 'U' || i, '+1999' || i, true, false, false, false, 0 FROM generate_series(1000000, 1020000) i;
        INSERT INTO "AspNetUserLogins" ("LoginProvider", "ProviderKey", "UserId") SELECT 'sms', "PhoneNumber", "Id" FROM "AspNetUsers" WHERE "PhoneNumber" LIKE '+1999%';
        INSERT INTO "OpenIddictApplications" ("Id", "ClientId", "ConcurrencyToken") SELECT gen_random_uuid(), 'client-' || i, 'x' FROM generate_series(1, 5000) i;
        INSERT INTO "OpenIddictScopes" ("Id", "Name", "ConcurrencyToken") SELECT gen_random_uuid(), 'scope-' || i, 'x' FROM generate_series(1, 5000) i;
        INSERT INTO "OpenIddictAuthorizations" ("Id", "ApplicationId", "Subject", "Status", "Type", "CreationDate")
            SELECT gen_random_uuid(), a."Id", 's' || a."ClientId" || i, 'valid', 'ad-hoc', now() FROM "OpenIddictApplications" a, generate_series(1, 4) i;
        INSERT INTO "OpenIddictTokens" ("Id", "ApplicationId", "AuthorizationId", "Subject", "Status", "Type", "CreationDate", "ExpirationDate")
            SELECT gen_random_uuid(), "ApplicationId", "Id", "Subject", 'valid', 'refresh_token', now(), now() + interval '14 days' FROM "OpenIddictAuthorizations" WHERE "Subject" LIKE 'sclient-%';
        INSERT INTO "SmsAuthChallenges" ("Id", "ClientId", "PhoneNumber", "MaskedNumber", "NumberHash", "Region", "Purpose", "Verifier", "Language", "State", "CodeKeyId", "CodeHash", "CodeLength", "Attempts", "BlindAttempts", "MaxAttempts", "Sends", "CreatedAt", "ResendAt", "ExpiresAt")
            SELECT lpad(i::text, 27, 'A'), 'demo-app', '+1999' || i, '+1999', 'h' || i, 'US', 0, 'default', 'en', 0, 'k', '\x00', 6, 0, 0, 5, 1, 1, 1, 9999999999999 FROM generate_series(1000000, 1020000) i;
        INSERT INTO "SmsAuthLimits" SELECT 'x' || i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9999999999999 FROM generate_series(1, 20000) i;
        INSERT INTO "SmsAuthDevices" ("Id", "AccountId", "Number", "CreatedAt", "ExpiresAt")
            SELECT lpad(i::text, 22, 'A'), 'a' || i, lpad(i::text, 43, 'n'), 1, 9999999999999 FROM generate_series(1, 20000) i;
        INSERT INTO "SmsAuthNumberActivity" SELECT lpad(i::text, 43, 'n'), 'a', 1 FROM generate_series(1, 20000) i;
        INSERT INTO "SmsAuthConversions" ("Kind", "Subject", "StartsAt", "Sent", "Proven", "Withheld") SELECT 0, 's' || i, i, 1, 1, 0 FROM generate_series(1, 20000) i;
        ANALYZE;
        """;

    private static readonly string[] Searched =
    [
        "AspNetUsers", "AspNetUserLogins", "OpenIddictApplications", "OpenIddictAuthorizations", "OpenIddictTokens",
        "SmsAuthChallenges", "SmsAuthLimits", "SmsAuthDevices", "SmsAuthNumberActivity", "SmsAuthConversions",
    ];

    [Fact]
    public async Task Nothing_on_the_way_of_a_sign_in_reads_a_table_from_end_to_end()
    {
        using var database = TestDatabase.Create(DatabaseKind.PostgreSql);
        using var folder = new ServerFolder();
        await SignInAsync(database, folder, "+12025550100");
        database.Run(Others);
        database.Run("SELECT pg_stat_reset()");

        await SignInAsync(database, folder, "+12025550101", "+12025550101");

        Assert.All(Searched, table => Assert.NotEqual(0L, database.Run($"SELECT idx_scan FROM pg_stat_user_tables WHERE relname = '{table}'")));
        Assert.Equal("", database.Run(
            $"""
            SELECT coalesce(string_agg(relname || ' ' || seq_scan, ', '), '') FROM pg_stat_user_tables
            WHERE seq_scan > 0 AND relname IN ({string.Join(", ", Searched.Select(static t => $"'{t}'"))})
            """));
    }

    // A server that has ended has told what it read.
    private static async Task SignInAsync(TestDatabase database, ServerFolder folder, params string[] numbers)
    {
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", database.ConnectionString), ("SmsAuth:Limits:Number:Cooldown:0", "0")]);
        var phone = new DemoPhone(server);
        foreach (var number in numbers) await SignInAsync(phone, number);
    }

    private static async Task SignInAsync(DemoPhone phone, string number)
    {
        var challenge = await phone.AskAsync(number);
        Assert.Equal(400, (await phone.RedeemAsync(challenge with { Code = challenge.Code[..^1] + (challenge.Code[^1] == '0' ? '1' : '0') })).Status);
        var (status, tokens) = await phone.PostAsync(
            "connect/token",
            ("grant_type", "sms_otp"),
            ("phone_number", challenge.Number),
            ("code", challenge.Code),
            ("scope", "openid phone offline_access"),
            ("remember_device", "true"));
        Assert.Equal(200, status);
        var (refreshed, renewed) = await phone.PostAsync("connect/token", ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString()));
        Assert.Equal(200, refreshed);
        await phone.PostAsync("connect/sms_otp", ("phone_number", number), ("device_token", tokens["device_token"]!.ToString()));
        await phone.PostAsync("connect/revoke", ("token", renewed["refresh_token"]!.ToString()));
    }
}
