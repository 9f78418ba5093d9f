using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>What administrators see of challenges and of the audit trail, after people signed in and failed to.</summary>
public sealed class ChallengeApiTests(ChallengeApiTests.Past past) : IClassFixture<ChallengeApiTests.Past>
{
    private const string Anna = "+12025550141";
    private const string Berit = "+46701740606";

    private readonly AdminWire admin = past.Admin;
    private readonly List<DemoPhone.Challenge> asked = past.Asked;

    [Fact]
    public async Task Challenges_are_listed_the_newest_first_without_numbers_and_ids()
    {
        var all = (await admin.GetAsync("/challenges")).MustBe(200);
        Assert.Equal([Short(2), Short(1), Short(0)], all.Items.Select(static c => Of(c, "id")));
        Assert.Equal(("verified", "+1********41", "US", "outbox", "demo-app", "default"), (State(2), Of(all.Items[2], "masked_number"), Of(all.Items[2], "region"), Of(all.Items[2], "gateway"), Of(all.Items[2], "client_id"), Of(all.Items[2], "verifier")));
        Assert.Equal("pending", State(0));
        foreach (var secret in asked.SelectMany(static a => new[] { a.Id, a.Code, a.Number })) Assert.DoesNotContain(secret, all.Text, StringComparison.Ordinal);

        string State(int i) => Of(all.Items[i], "state");
    }

    [Theory]
    [InlineData("state=verified", 1)]
    [InlineData("state=expired", 0)]
    [InlineData("country=SE", 1)]
    [InlineData("country=us", 2)]
    [InlineData("phone_number=%2B12025550141", 2)]
    [InlineData("phone_number=%2B12025550149", 0)]
    [InlineData("masked_number=%2B1********41", 2)]
    [InlineData("client=demo-app&verifier=default&gateway=outbox", 3)]
    [InlineData("client=another", 0)]
    [InlineData("gateway=bird", 0)]
    [InlineData("from=2099-01-01T00:00:00Z", 0)]
    [InlineData("before=2099-01-01T00:00:00Z", 3)]
    public async Task They_are_found_by_what_is_known_of_them(string query, int count) =>
        Assert.Equal(count, (await admin.GetAsync($"/challenges?{query}")).MustBe(200).Items.Count);

    [Fact]
    public async Task They_come_in_parts_each_once()
    {
        foreach (var path in new[] { "/challenges?limit=1", "/audit?limit=2&event=code_requested" })
        {
            var ids = new List<string>();
            for (string? next = null; ;)
            {
                var part = (await admin.GetAsync(path + (next is null ? "" : $"&after={next}"))).MustBe(200);
                ids.AddRange(part.Items.Select(static c => Of(c, "id")));
                next = part.Body["next"]?.ToString();
                if (next is null) break;
                foreach (var challenge in asked) Assert.DoesNotContain(challenge.Id, System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(Padded(next))), StringComparison.Ordinal);
            }

            Assert.Equal(3, ids.Count);
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Fact]
    public async Task The_timeline_of_a_challenge_tells_what_happened()
    {
        var read = (await admin.GetAsync($"/challenges/{asked[0].Id[..6]}")).MustBe(200).Body;
        Assert.Equal("verified", Of(read["challenge"], "state"));
        Assert.Equal(["text_sent", "code_requested", "code_refused", "signed_in"], read["timeline"]!.AsArray().Select(static e => Of(e, "event")).Where(static e => e != "account_created" && e != "number_linked"));
        Assert.Equal("WrongCode", Of(read["timeline"]!.AsArray().Single(static e => Of(e, "event") == "code_refused"), "reason"));
        (await admin.GetAsync("/challenges/AAAAAA")).MustBe(404, "not_found");
    }

    [Theory]
    [InlineData("event=signed_in", 1)]
    [InlineData("event=code_requested&phone_number=%2B46701740606", 1)]
    [InlineData("event=code_refused&reason=Wrong", 1)]
    [InlineData("event=text_sent&gateway=outbox&client=demo-app&verifier=default", 3)]
    [InlineData("actor=demo", 1)]
    [InlineData("event=signed_in&client=another", 0)]
    [InlineData("account=nobody", 0)]
    public async Task The_audit_trail_is_searched(string query, int count) => Assert.Equal(count, (await admin.GetAsync($"/audit?{query}")).MustBe(200).Items.Count);

    [Fact]
    public async Task Both_are_exported_for_spreadsheets_without_formulas()
    {
        var challenges = (await admin.GetAsync("/challenges.csv?country=SE")).MustBe(200).Text.Split("\r\n");
        Assert.StartsWith("id,created_at,", challenges[0], StringComparison.Ordinal);
        Assert.Contains(",'+46*******06,SE,", challenges[1], StringComparison.Ordinal);
        Assert.Equal((3, ""), (challenges.Length, challenges[2]));
        var audit = (await admin.GetAsync("/audit.csv?event=code_requested")).MustBe(200).Text.Split("\r\n");
        Assert.Equal(5, audit.Length);
    }

    [Theory]
    [InlineData("/challenges?state=lost", "state")]
    [InlineData("/challenges?country=Sweden", "country")]
    [InlineData("/challenges?phone_number=555", "phone_number")]
    [InlineData("/challenges?after=eA", "after")]
    [InlineData("/challenges.csv?state=lost", "state")]
    [InlineData("/audit?event=lost", "event")]
    [InlineData("/audit?limit=201", "limit")]
    [InlineData("/audit.csv?evnt=signed_in", "evnt")]
    [InlineData("/audit?client=%00", "client")]
    [InlineData("/audit?after=AA", "after")]
    [InlineData("/challenges?verifier=a%0Ab", "verifier")]
    [InlineData("/statistics/overview?gateway=%00", "gateway")]
    public async Task What_cannot_be_looked_for_is_refused_by_name(string path, string parameter) => (await admin.GetAsync(path)).MustRefuse(parameter);

    private static string Of(JsonNode? node, string member) => node![member]!.ToString();

    private static string Padded(string base64Url) => base64Url.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (base64Url.Length % 4)) % 4);

    private string Short(int i) => $"{asked[i].Id[..6]}...";

    /// <summary>A server on which two people asked for codes, and one of them signed in after a wrong one.</summary>
    public sealed class Past : IAsyncLifetime
    {
        private readonly ServerFolder folder = new();
        private readonly TestDatabase database = TestDatabase.Create(DatabaseKind.Sqlite);
        private readonly ServerNode server;

        public Past() => server = new ServerNode(database, folder, static _ => { }, DemoPhone.WithoutLimits);

        internal AdminWire Admin { get; private set; } = null!;

        internal List<DemoPhone.Challenge> Asked { get; } = [];

        public async ValueTask InitializeAsync()
        {
            var phone = new DemoPhone(server.Http);
            foreach (var number in new[] { Anna, Berit, Anna }) Asked.Add(await phone.AskAsync(number));
            Assert.Equal(400, (await phone.RedeemAsync(Asked[0] with { Code = Asked[0].Code == "000000" ? "111111" : "000000" })).Status);
            Assert.Equal(200, (await phone.RedeemAsync(Asked[0])).Status);
            Admin = await AdminWire.SignInAsync(server.Http, "smsauth.admin.read");

            // The trail is written in batches.
            for (var i = 0; i < 50 && (await Admin.GetAsync("/audit?event=signed_in")).Items.Count == 0; i++) await Task.Delay(100);
        }

        public ValueTask DisposeAsync()
        {
            server.Dispose();
            folder.Dispose();
            database.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
