using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

public sealed class VerifierApiTests(ServerApp server)
{
    private const string Shop = """{"code":{"gateways":["outbox"],"application_name":"Shop","lifetime":"00:03:00"}}""";

    [Fact]
    public async Task A_verifier_is_added_once_read_changed_and_deleted()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/verifiers/shop", Shop)).MustBe(201);
        Assert.Equal(added.Tag, (await admin.PutAsync("/verifiers/shop", Shop)).MustBe(200).Tag);
        (await admin.PutAsync("/verifiers/shop", """{"code":{"gateways":["outbox"]}}""")).MustBe(409, "taken");

        var changed = (await admin.PutAsync("/verifiers/shop", """{"code":{"gateways":["outbox"],"code_length":8}}""", added.Tag)).MustBe(200);
        (await admin.PutAsync("/verifiers/shop", Shop, added.Tag)).MustBe(412, "changed");
        Assert.Equal(8, (await admin.GetAsync("/verifiers/shop")).Body["code"]!["code_length"]!.GetValue<int>());

        (await admin.DeleteAsync("/verifiers/shop")).MustBe(428, "version_needed");
        (await admin.DeleteAsync("/verifiers/shop", changed.Tag)).MustBe(204);
        (await admin.GetAsync("/verifiers/shop")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task What_is_wrong_is_told_field_by_field()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/verifiers/wrong", """{"code":{"gateways":["nowhere"],"code_length":3,"limits":{"number_per_hour":-1},"texts":{"sv":{"sign_in":"No placeholder"}}}}"""))
            .MustRefuse("code.gateways", "code.code_length", "code.limits.number_per_hour", "code.texts.sv.sign_in");
        (await admin.PutAsync("/verifiers/wrong", """{"service":{"services":[]}}""")).MustRefuse("service.services");
        (await admin.PutAsync("/verifiers/wrong", "{}")).MustRefuse("code");
        (await admin.PutAsync("/verifiers/wrong", """{"code":{"gateways":["outbox"]},"service":{"services":["x"]}}""")).MustRefuse("code");
        (await admin.PutAsync("/verifiers/wrong", """{"code":{"gateway":["outbox"]}}""")).MustRefuse("code.gateway");
        (await admin.PutAsync("/verifiers/default", Shop)).MustRefuse("name");
    }

    [Fact]
    public async Task A_disabled_verifier_sends_nothing_and_an_enabled_one_does()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/verifiers/switched", Shop)).MustBe(201);
        Assert.False((await admin.PostAsync("/verifiers/switched/disable")).MustBe(200).Body["code"]!["enabled"]!.GetValue<bool>());
        (await admin.PostAsync("/verifiers/default/disable")).MustBe(409, "configured");
        (await admin.PostAsync("/verifiers/nowhere/disable")).MustBe(404, "not_found");
        Assert.True((await admin.PostAsync("/verifiers/switched/enable")).MustBe(200).Body["code"]!["enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_texts_are_shown_before_they_are_sent()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var texts = (await admin.PostAsync("/text_previews", """{"gateways":["outbox"],"application_name":"Shop","texts":{"sv":{"sign_in":"{code} hos {app}"}}}""")).MustBe(200).Items;
        var own = texts.Single(static t => t!["is_own"]!.GetValue<bool>())!;
        Assert.Equal(("sv", "sign_in", "888888 hos Shop", 1), (Text(own, "language"), Text(own, "name"), Text(own, "text"), own["segments"]!.GetValue<int>()));
        Assert.Contains(texts, static t => Text(t!, "language") == "en");
        (await admin.PostAsync("/text_previews", """{"gateways":["outbox"],"code_length":99}""")).MustRefuse("code_length");
    }

    [Fact]
    public async Task A_test_text_goes_to_the_first_gateway_that_takes_it()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/gateways/dead-end", """{"type":"webhook","settings":{"Address":"http://127.0.0.1:9/","Secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}""")).MustBe(201);
        (await admin.PutAsync("/verifiers/tried", """{"code":{"gateways":["dead-end","outbox"]}}""")).MustBe(201);
        var answers = (await admin.PostAsync("/verifiers/tried/test", """{"phone_number":"+12025550178"}""")).MustBe(200).Items;
        Assert.Equal([("dead-end", false), ("outbox", true)], answers.Select(static a => (Text(a!, "gateway"), a!["accepted"]!.GetValue<bool>())));
        (await admin.PostAsync("/verifiers/tried/test", """{"phone_number":"+12025550178","channel":"voice"}""")).MustRefuse("channel");
    }

    private static string Text(JsonNode node, string member) => node[member]!.ToString();
}
