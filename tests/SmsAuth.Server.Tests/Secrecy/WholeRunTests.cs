using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Secrecy;

/// <summary>
/// A server at its most talkative, used in every way. Then its log and its files are searched, byte by byte, for every code and number. Codes
/// have ten digits, so that none is found by chance.
/// </summary>
public sealed partial class WholeRunTests : IDisposable
{
    /// <summary>Signs in, so that accounts have it.</summary>
    private const string Account = "+12025550100";

    /// <summary>Never signs in, so that only challenges ever had it.</summary>
    private const string Stranger = "+8613812345678";

    private static readonly string[] AccountDigits = ["2025550100", "202 555 0100", "202-555-0100", "(202) 555-0100", "202%20555"];
    private static readonly string[] StrangerDigits = ["13812345678", "138 1234 5678", "138-1234-5678", "1381234567", "138%201234"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServerFolder folder = new();
    private readonly List<string> guesses = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_code_is_anywhere_and_numbers_are_with_accounts_alone_once_challenges_have_ended()
    {
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            [
                ("Logging:LogLevel:Default", "Trace"),
                ("Logging:Console:FormatterName", "simple"),
                ("Logging:Console:FormatterOptions:IncludeScopes", "true"),
                ("SmsAuth:Verifiers:default:CodeLength", "10"),
                ("SmsAuth:Verifiers:default:ResendAfter", "00:00:01"),
                .. DemoPhone.WithoutLimits,
                ("SmsAuth:Retention:Numbers", "00:00:00"),
                ("SmsAuth:Retention:Interval", "00:00:01"),
            ]);
        var phone = new DemoPhone(server);
        await UseInEveryWayAsync(server, phone);
        var codes = (await phone.TextsAsync()).Select(static t => t.Code).Concat(guesses).ToList();
        Assert.True(codes.Count >= 20);
        Assert.All(codes, static code => Assert.Equal(10, code.Length));

        // What challenges that wait for their code need: their number, in their table and nowhere else.
        await UntilAsync(() => (long)folder.Sql("SELECT COUNT(*) FROM SmsAuthAudit WHERE Event = 'SignedIn'")! >= 3);
        Assert.Contains(FilesWith(StrangerDigits[0]), static name => name.Contains("smsauth.db", StringComparison.Ordinal));
        Assert.Equal(["SmsAuthChallenges"], TablesWith(StrangerDigits));
        Assert.Equal(["AspNetUserLogins", "AspNetUsers", "SmsAuthChallenges"], TablesWith(AccountDigits));

        EndAllChallenges();
        await UntilAsync(() => (long)folder.Sql("SELECT COUNT(*) FROM SmsAuthChallenges WHERE HasPhoneNumber = 1")! == 0);
        await UntilAsync(() => FilesWith(StrangerDigits[0]).Count == 0);

        Assert.All(StrangerDigits, digits => Assert.Empty(FilesWith(digits)));
        Assert.Empty(TablesWith(StrangerDigits));
        Assert.Equal(["AspNetUserLogins", "AspNetUsers"], TablesWith(AccountDigits));
        Assert.All(codes, code => Assert.Empty(FilesWith(code)));
        Assert.NotEqual(0L, folder.Sql("SELECT COUNT(*) FROM SmsAuthChallenges WHERE PhoneNumber = '+86*********78' AND length(NumberHash) = 43"));

        var log = server.Output + server.Errors;
        Assert.Contains("trce: ", log, StringComparison.Ordinal);
        Assert.Contains("Microsoft.EntityFrameworkCore.Database.Command", log, StringComparison.Ordinal);
        Assert.All([.. codes, .. AccountDigits, .. StrangerDigits], secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("+1********00", log, StringComparison.Ordinal);
        AssertScopesAreThoseOfTheTrail(log);
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!happened()) await Task.Delay(100, patience.Token);
    }

    /// <summary>An audit entry has the id by which the log lines of its request are found.</summary>
    private static void AssertScopesAreThoseOfTheTrail(string log)
    {
        var entries = AuditEntries().Matches(log);
        Assert.True(entries.Count >= 20);
        Assert.All(entries, static entry => Assert.Equal(entry.Groups["scope"].Value, entry.Groups["entry"].Value));
    }

    private async Task UseInEveryWayAsync(ServerProcess server, DemoPhone phone)
    {
        var first = await phone.AskAsync(Account);
        await phone.RedeemAsync(first with { Code = Guess() });
        await phone.RedeemAsync(first with { Code = Guess(), Id = "" });
        var tokens = await phone.RedeemAsync(first);
        Assert.Equal(200, tokens.Status);
        await phone.RedeemAsync(first);
        Assert.Equal(200, (await phone.PostAsync("connect/token", ("grant_type", "refresh_token"), ("refresh_token", tokens.Body["refresh_token"]!.ToString()))).Status);
        using (var request = new HttpRequestMessage(HttpMethod.Get, new Uri("connect/userinfo", UriKind.Relative)))
        {
            request.Headers.Authorization = new("Bearer", tokens.Body["access_token"]!.ToString());
            using var userinfo = await server.Client.SendAsync(request, Token);
            Assert.Contains(Account, await userinfo.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        // The first sign-ins of one number, at once: databases quote the key of whoever was faster.
        var racing = new[] { await phone.AskAsync("+12025550101"), await phone.AskAsync("+12025550101") };
        await Task.WhenAll(racing.Select(phone.RedeemAsync));

        for (var i = 0; i < 4; i++)
        {
            var (_, challenge) = await phone.PostAsync("connect/sms_otp", ("phone_number", i % 2 == 0 ? Stranger : "138 1234 5678"), ("country", i % 2 == 0 ? "" : "CN"));
            var id = challenge["challenge_id"]?.ToString() ?? "";
            Assert.Equal(429, (await phone.PostAsync("connect/sms_otp", ("challenge_id", id), ("phone_number", Stranger))).Status);
            if (i == 0) await Task.Delay(TimeSpan.FromSeconds(1.1), Token);
            if (i == 0) Assert.Equal(200, (await phone.PostAsync("connect/sms_otp", ("challenge_id", id), ("phone_number", Stranger))).Status);
            for (var n = 0; n < 6; n++) await phone.RedeemAsync(new DemoPhone.Challenge(Stranger, id, Guess()));
        }

        await MisuseAsync(server, phone);
    }

    private async Task MisuseAsync(ServerProcess server, DemoPhone phone)
    {
        foreach (var malformed in new[] { "+1202555010", "+138123456789999", "13812345678", "138-1234-5678x", "+86 138 1234 56789 0", "(202) 555-0100" })
        {
            await phone.PostAsync("connect/sms_otp", ("phone_number", malformed));
            await phone.PostAsync("connect/token", ("grant_type", "sms_otp"), ("phone_number", malformed), ("code", Guess()));
        }

        await phone.PostAsync("connect/sms_otp", ("phone_number", Stranger), ("client_id", Stranger));
        await phone.PostAsync("connect/sms_otp", ("phone_number", Stranger), ("client_id", "nobody"));
        await phone.PostAsync("connect/token", ("grant_type", "sms_otp"), ("phone_number", Stranger), ("code", Guess()), ("scope", "no_such_scope"));
        await phone.PostAsync("connect/token", ("grant_type", "password"), ("username", Stranger), ("password", Guess()), ("phone_number", Stranger), ("code", Guess()));
        await phone.PostAsync($"connect/sms_otp?phone_number={Uri.EscapeDataString(Stranger)}&code={Guess()}", ("phone_number", ""));
        using var missing = await server.Client.GetAsync(new Uri($"nowhere?phone_number={Uri.EscapeDataString(Stranger)}&code={Guess()}", UriKind.Relative), Token);
    }

    private string Guess()
    {
        guesses.Add(System.Security.Cryptography.RandomNumberGenerator.GetString("0123456789", 10));
        return guesses[^1];
    }

    /// <summary>As if their time had run out. This connection, too, overwrites what it replaces.</summary>
    private void EndAllChallenges() => folder.Sql("PRAGMA secure_delete = ON; UPDATE SmsAuthChallenges SET ExpiresAt = strftime('%s', 'now') * 1000 - 1000;");

    /// <summary>The files of the database, write-ahead log and all, whose bytes hold a text.</summary>
    private List<string> FilesWith(string text) =>
        [.. Directory.EnumerateFiles(folder.In("data"), "*.db*").Where(file => Bytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0)];

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private List<string> TablesWith(string[] texts)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        var tables = Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        return [.. tables.Where(table => Read(connection, $"SELECT * FROM \"{table}\"").Any(value => texts.Any(value.Contains)))];
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is that of the test.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                values.Add(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!);
            }
        }

        return values;
    }

    [GeneratedRegex(@"SmsAuth\.Audit\.AuditTrail\[2001\]\s+=> [^\n]*TraceId:(?<scope>[0-9a-f]{32})[^\n]*\n\s+Audit: [^\n]*correlation (?<entry>[0-9a-f]{32}|\(null\))")]
    private static partial Regex AuditEntries();
}
