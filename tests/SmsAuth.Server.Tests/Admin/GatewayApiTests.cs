using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Admin;

public sealed class GatewayApiTests(ServerApp server)
{
    private const string Bird = """{"type":"messagebird","settings":{"AccessKey":"live_0123456789abcdef","Originator":"Shop"}}""";
    private const string OtherBird = """{"type":"messagebird","settings":{"AccessKey":"live_0123456789abcdef","Originator":"Store"}}""";

    [Fact]
    public async Task A_gateway_is_added_once_read_changed_and_deleted()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/gateways/bird-one", Bird)).MustBe(201);
        Assert.Equal("/admin/api/v1/gateways/bird-one", added.Headers.Location!.ToString());

        // The same again changes nothing, another one of that name is refused.
        Assert.Equal(added.Tag, (await admin.PutAsync("/gateways/bird-one", Bird)).MustBe(200).Tag);
        (await admin.PutAsync("/gateways/bird-one", OtherBird)).MustBe(409, "taken");
        (await admin.PutAsync("/gateways/bird-one", Bird.Replace("cdef", "cdeg", StringComparison.Ordinal))).MustBe(409, "taken");

        // Of two who edit the same version, the second is told.
        var changed = (await admin.PutAsync("/gateways/bird-one", OtherBird, added.Tag)).MustBe(200);
        (await admin.PutAsync("/gateways/bird-one", Bird, added.Tag)).MustBe(412, "changed");
        var read = (await admin.GetAsync("/gateways/bird-one")).MustBe(200);
        Assert.Equal(changed.Tag, read.Tag);
        Assert.Contains("Store", read.Text, StringComparison.Ordinal);

        (await admin.DeleteAsync("/gateways/bird-one")).MustBe(428, "version_needed");
        (await admin.DeleteAsync("/gateways/bird-one", added.Tag)).MustBe(412, "changed");
        (await admin.DeleteAsync("/gateways/bird-one", changed.Tag)).MustBe(204);
        (await admin.GetAsync("/gateways/bird-one")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task A_secret_goes_in_and_never_comes_out()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = await admin.PutAsync("/gateways/bird-secret", Bird);
        foreach (var answer in new[] { added, await admin.GetAsync("/gateways/bird-secret"), await admin.GetAsync("/gateways") })
        {
            Assert.Contains("bird-secret", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("live_0123456789abcdef", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_told_field_by_field()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/gateways/bird-wrong", """{"type":"messagebird","settings":{"AccessKey":"x","Colour":"red"}}""")).MustRefuse("settings.AccessKey", "settings.Originator", "settings.Colour");
        (await admin.PutAsync("/gateways/bird-wrong", """{"type":"pigeon","settings":{}}""")).MustRefuse("type");
        (await admin.PutAsync("/gateways/Bird!", Bird)).MustRefuse("name");
        (await admin.PutAsync("/gateways/bird-wrong", """{"type":"messagebird","setings":{}}""")).MustRefuse("setings");
        (await admin.PutAsync("/gateways/bird-wrong", """{"type":null,"settings":{}}""")).MustBe(400, "invalid");
        (await admin.PutAsync("/gateways/bird-wrong", "{")).MustBe(400, "invalid");
        (await admin.PutAsync("/gateways/bird-wrong", Bird, "never-quoted")).MustRefuse("If-Match");
        (await admin.PutAsync("/gateways/bird-wrong", Bird, "\"no-version\"")).MustBe(412, "changed");
        (await admin.GetAsync("/gateways?limit=0")).MustRefuse("limit");
        (await admin.GetAsync("/gateways?after=!")).MustRefuse("after");
        (await admin.GetAsync("/gateways?limt=3")).MustRefuse("limt");
        (await admin.GetAsync("/gateways?limit=many")).MustBe(400, "unreadable");
        (await admin.GetAsync("/pigeons")).MustBe(404, "not_found");
        (await admin.SendAsync(HttpMethod.Patch, "/gateways/bird-wrong", "{}")).MustBe(405, "method_not_allowed");
    }

    [Fact]
    public async Task A_list_comes_in_parts()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        foreach (var name in new[] { "part-a", "part-b", "part-c" }) (await admin.PutAsync($"/gateways/{name}", Bird)).MustBe(201);
        var whole = (await admin.GetAsync("/gateways")).Items.Select(static i => i!["name"]!.ToString()).ToList();
        var parts = new List<string>();
        for (string? next = null; ;)
        {
            var part = (await admin.GetAsync($"/gateways?limit=2{(next is null ? "" : $"&after={next}")}")).MustBe(200);
            Assert.InRange(part.Items.Count, 1, 2);
            parts.AddRange(part.Items.Select(static i => i!["name"]!.ToString()));
            next = part.Body["next"]?.ToString();
            if (next is null) break;
        }

        Assert.Subset(parts.ToHashSet(), new HashSet<string> { "outbox", "part-a", "part-b", "part-c" });
        Assert.Equal(parts.Distinct(), parts);
        Assert.True(parts.Count >= whole.Count);
    }

    [Fact]
    public async Task A_gateway_of_the_configuration_is_shown_and_stays()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        Assert.Null((await admin.GetAsync("/gateways/outbox")).MustBe(200).Body["saved"]);
        (await admin.DeleteAsync("/gateways/outbox", "\"any\"")).MustBe(409, "configured");
        (await admin.PutAsync("/gateways/outbox", Bird)).MustRefuse("name");
    }

    [Fact]
    public async Task A_test_text_is_sent_and_its_outcome_told()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var answer = (await admin.PostAsync("/gateways/outbox/test", """{"phone_number":"+12025550177"}""")).MustBe(200);
        Assert.True(answer.Body["accepted"]!.GetValue<bool>());
        Assert.Contains("This is a test of the gateway outbox.", await server.Http.GetStringAsync(new Uri("/outbox.json", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await admin.PostAsync("/gateways/outbox/test", """{"phone_number":"555"}""")).MustRefuse("phone_number");
        (await admin.PostAsync("/gateways/nowhere/test", """{"phone_number":"+12025550177"}""")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task Nobody_sends_test_texts_without_end()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        using var folder = new ServerFolder();
        await using var own = new ServerNode(database, folder, static _ => { });
        var admin = await AdminWire.SignInAsync(own.Http);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => admin.PostAsync(i % 2 == 0 ? "/gateways/outbox/test" : "/verifiers/default/test", """{"phone_number":"+12025550179"}""")));
        Assert.Equal(30, answers.Count(static a => a.Status == 200));
        Assert.All(answers.Where(static a => a.Status != 200), static a => Assert.NotNull(a.MustBe(429, "too_many_tests").Headers.RetryAfter));
    }

    [Fact]
    public async Task The_types_tell_what_a_form_asks_for()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var types = (await admin.GetAsync("/gateway_types")).MustBe(200).Items;
        Assert.Equal(["aliyun", "messagebird", "tencent", "twilio", "vonage", "webhook"], types.Select(static t => t!["type"]!.ToString()));
        var key = types.Single(static t => t!["type"]!.ToString() == "messagebird")!["settings"]!.AsArray()[0]!;
        Assert.Equal(("AccessKey", true, true), (key["name"]!.ToString(), key["required"]!.GetValue<bool>(), key["secret"]!.GetValue<bool>()));
        Assert.NotEmpty((await admin.GetAsync("/verify_service_types")).MustBe(200).Items);
    }
}
