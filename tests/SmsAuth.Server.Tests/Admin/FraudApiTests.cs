using System.Globalization;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

public sealed class FraudApiTests(FraudServer fixture) : IClassFixture<FraudServer>
{
    private static readonly string Later = TimeProvider.System.GetUtcNow().AddYears(5).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);

    private readonly HttpClient server = fixture.Server.Http;

    [Fact]
    public async Task A_prefix_is_blocked_changed_by_one_of_two_and_let_through_again()
    {
        // Lists are kept in memory for ten seconds; this server has read none yet.
        using var fresh = new FraudServer();
        var admin = await AdminWire.SignInAsync(fresh.Server.Http);
        var listed = (await admin.PutAsync("/number_lists/%2B1202555*", $$"""{"kind":"blocked","until":"{{Later}}"}""")).MustBe(201);
        Assert.Equal(("+1202555*", "blocked", "client:demo-automation"), ($"{listed.Body["pattern"]}", $"{listed.Body["kind"]}", $"{listed.Body["added_by"]}"));
        Assert.Single((await admin.GetAsync("/number_lists")).MustBe(200).Items);
        Assert.NotEqual(200, await AskAsync("+12025550151", fresh.Server.Http));

        (await admin.PutAsync("/number_lists/%2B1202555*", $$"""{"kind":"blocked","until":"{{Later}}"}""")).MustBe(200);
        (await admin.PutAsync("/number_lists/%2B1202555*", $$"""{"kind":"allowed","until":"{{Later}}"}""")).MustBe(409, "taken");
        var changed = (await admin.PutAsync("/number_lists/%2B1202555*", $$"""{"kind":"allowed","until":"{{Later}}"}""", listed.Tag)).MustBe(200);
        (await admin.PutAsync("/number_lists/%2B1202555*", $$"""{"kind":"blocked","until":"{{Later}}"}""", listed.Tag)).MustBe(412, "changed");
        await UntilAsync(async () => await AskAsync("+12025550151", fresh.Server.Http) == 200);

        (await admin.DeleteAsync("/number_lists/%2B1202555*")).MustBe(428, "version_needed");
        (await admin.DeleteAsync("/number_lists/%2B1202555*", listed.Tag)).MustBe(412, "changed");
        (await admin.DeleteAsync("/number_lists/%2B1202555*", changed.Tag)).MustBe(204);
        (await admin.DeleteAsync("/number_lists/%2B1202555*", changed.Tag)).MustBe(404, "not_found");
    }

    [Fact]
    public async Task A_listed_number_is_taken_off_by_whoever_sees_it_only_masked()
    {
        var admin = await AdminWire.SignInAsync(server);
        (await admin.PutAsync("/number_lists/%2B12025550153", $$"""{"kind":"blocked","until":"{{Later}}"}""")).MustBe(201);
        var entry = Assert.Single((await admin.GetAsync("/number_lists")).MustBe(200).Items)!;
        Assert.Equal("+1********53", $"{entry["pattern"]}");
        Assert.DoesNotContain("+12025550153", (await admin.GetAsync("/number_lists")).Text, StringComparison.Ordinal);
        (await admin.DeleteAsync($"/number_lists/{entry["id"]}", (await admin.GetAsync($"/number_lists/{entry["id"]}")).Tag)).MustBe(204);
        Assert.Empty((await admin.GetAsync("/number_lists")).Items);
    }

    [Fact]
    public async Task A_prefix_is_paused_by_hand_and_opened()
    {
        var admin = await AdminWire.SignInAsync(server);
        (await admin.PutAsync("/pauses/prefix:%2B1202556", $$"""{"until":"{{Later}}"}""")).MustBe(200);
        (await admin.PutAsync("/pauses/prefix:%2B1202556", $$"""{"until":"{{Later}}"}""")).MustBe(409, "paused");
        var pause = Assert.Single((await admin.GetAsync("/pauses")).MustBe(200).Items)!;
        Assert.Equal(("prefix:+1202556", "prefix"), ($"{pause["subject"]}", $"{pause["kind"]}"));
        await UntilAsync(async () => await AskAsync("+12025560152") == 429);

        (await admin.DeleteAsync("/pauses/prefix:%2B1202556")).MustBe(204);
        (await admin.DeleteAsync("/pauses/prefix:%2B1202556")).MustBe(404, "not_found");
        Assert.Empty((await admin.GetAsync("/pauses")).Items);
        await UntilAsync(async () => await AskAsync("+12025560152") == 200);
        await UntilAsync(async () => (await admin.GetAsync("/audit?event=admin_action&reason=pause:")).Items.Count == 2);
    }

    [Fact]
    public async Task What_a_rule_that_monitors_would_have_refused_is_listed()
    {
        var admin = await AdminWire.SignInAsync(server, "smsauth.admin.read");
        Assert.Equal(200, await AskAsync("+46701740607"));
        await UntilAsync(async () => (await admin.GetAsync("/findings")).MustBe(200).Items.Count == 1);
        var finding = (await admin.GetAsync("/findings")).Items[0]!;
        Assert.StartsWith("monitor:", $"{finding["reason"]}", StringComparison.Ordinal);
        Assert.Equal("+46*******07", $"{finding["phone_number"]}");
    }

    [Fact]
    public async Task The_limits_that_apply_are_told()
    {
        var admin = await AdminWire.SignInAsync(server);
        (await admin.PutAsync("/verifiers/tight", """{"code":{"gateways":["outbox"],"limits":{"number_per_hour":2}}}""")).MustBe(201);
        var limits = (await admin.GetAsync("/limits")).MustBe(200).Body;
        Assert.Equal(0, limits["general"]!["number"]!["per_hour"]!.GetValue<int>());
        Assert.Equal(2, limits["verifiers"]!["tight"]!["number_per_hour"]!.GetValue<int>());
        Assert.Empty(limits["clients"]!.AsObject());
    }

    [Fact]
    public async Task What_is_wrong_is_told()
    {
        var admin = await AdminWire.SignInAsync(server);
        (await admin.PutAsync("/number_lists/nobody", $$"""{"kind":"blocked","until":"{{Later}}"}""")).MustRefuse("pattern");
        (await admin.PutAsync("/number_lists/%2B1202555*", """{"kind":"blocked","until":"2020-01-01T00:00:00Z"}""")).MustRefuse("until");
        (await admin.PutAsync("/number_lists/%2B1202555*", $$"""{"kind":"banned","until":"{{Later}}"}""")).MustRefuse("kind");
        (await admin.PutAsync("/pauses/planet:mars", $$"""{"until":"{{Later}}"}""")).MustRefuse("subject");
        (await admin.PutAsync("/pauses/country:SE", """{"until":"2020-01-01T00:00:00Z"}""")).MustRefuse("until");
        (await admin.DeleteAsync("/pauses/country:ZZ")).MustRefuse("subject");
    }

    private async Task<int> AskAsync(string number, HttpClient? other = null) => (await new DemoPhone(other ?? server).PostAsync("connect/sms_otp", ("phone_number", number))).Status;

    // Lists and pauses are read every few seconds.
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await isSo()) return;
            await Task.Delay(200);
        }

        Assert.Fail("It did not become so.");
    }
}
