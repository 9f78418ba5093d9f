using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.Audit;
using SmsAuth.Server.Tests.Running;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Tests.Admin;

public sealed class ClientApiTests(ServerApp server)
{
    private const string App = """{"type":"public","display_name":"Shop","grant_types":["sms_otp","refresh_token"],"scopes":["phone","openid"]}""";
    private const string Service = """{"type":"confidential","grant_types":["client_credentials"],"scopes":["demo_api"]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_added_once_read_changed_and_deleted()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/clients/shop", App)).MustBe(201);
        Assert.Equal("/admin/api/v1/clients/shop", added.Headers.Location!.ToString());
        Assert.Null(added.Body["client_secret"]);

        // The same again changes nothing, another one of that id is refused.
        Assert.Equal(added.Tag, (await admin.PutAsync("/clients/shop", App)).MustBe(200).Tag);
        (await admin.PutAsync("/clients/shop", App.Replace("Shop", "Store", StringComparison.Ordinal))).MustBe(409, "taken");

        // Of two who edit the same version, the second is told.
        var changed = (await admin.PutAsync("/clients/shop", App.Replace("Shop", "Store", StringComparison.Ordinal), added.Tag)).MustBe(200);
        (await admin.PutAsync("/clients/shop", App, added.Tag)).MustBe(412, "changed");
        var read = (await admin.GetAsync("/clients/shop")).MustBe(200);
        Assert.Equal((changed.Tag, "Store"), (read.Tag, read.Body["display_name"]!.ToString()));

        (await admin.DeleteAsync("/clients/shop")).MustBe(428, "version_needed");
        (await admin.DeleteAsync("/clients/shop", added.Tag)).MustBe(412, "changed");
        (await admin.DeleteAsync("/clients/shop", changed.Tag)).MustBe(204);
        (await admin.GetAsync("/clients/shop")).MustBe(404, "not_found");
        (await admin.PutAsync("/clients/shop", App, changed.Tag)).MustBe(412, "changed");
    }

    [Fact]
    public async Task Everything_that_is_set_is_read_again_and_can_be_sent_back()
    {
        const string all = """
            {
              "type": "confidential", "display_name": "Alles", "redirect_uris": ["https://shop.example.com/in?x=1", "http://127.0.0.1/in", "com.example.shop:/in"],
              "post_logout_redirect_uris": ["https://shop.example.com/"], "grant_types": ["sms_otp", "refresh_token", "client_credentials"],
              "scopes": ["account", "demo_api", "email", "offline_access", "openid", "phone", "profile"], "require_pkce": false, "consent_type": "systematic",
              "token_lifetimes": { "access_token": 600, "refresh_token": 86400, "identity_token": 300, "authorization_code": 60 },
              "jwks": null,
              "sms_otp": {
                "verifier": "default", "automatic_sign_up": false, "allowed_countries": ["SE", "US"], "denied_countries": ["NO"], "challenge_id_required": true,
                "limits": { "number_per_hour": 3, "number_per_day": 9, "address_per_hour": 20, "client_per_hour": 1000, "country_per_day": 500, "failures_per_number_per_day": 12 },
                "resend_after": 45, "guard": { "lists": "enforce", "countries": "monitor", "number_types": "off", "conversion": "monitor", "velocity": "enforce" },
                "captcha": "when_risky", "number_recycling": "allow", "android_app_hash": "FA+9qCX9VSu"
              },
              "disabled": true
            }
            """;
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/clients/everything", all)).MustBe(201);
        foreach (var (name, value) in JsonNode.Parse(all)!.AsObject()) Assert.True(JsonNode.DeepEquals(value, added.Body[name]), $"{name}: {added.Body[name]?.ToJsonString()}");

        (await admin.PutAsync("/clients/everything", all)).MustBe(200);
        (await admin.PutAsync("/clients/everything", all, added.Tag)).MustBe(200);
    }

    [Theory]
    [InlineData("""{}""", "body")]
    [InlineData("""{"type":"hybrid"}""", "type")]
    [InlineData("""{"type":"public","colour":"red"}""", "colour")]
    [InlineData("""{"type":"public","display_name":""}""", "display_name")]
    [InlineData("""{"type":"public","grant_types":["password"]}""", "grant_types")]
    [InlineData("""{"type":"public","grant_types":["client_credentials"]}""", "grant_types")]
    [InlineData("""{"type":"public","grant_types":["refresh_token"]}""", "grant_types")]
    [InlineData("""{"type":"public","grant_types":[null]}""", "grant_types")]
    [InlineData("""{"type":"public","scopes":["openid","nowhere"]}""", "scopes[1]")]
    [InlineData("""{"type":"public","scopes":[null]}""", "scopes")]
    [InlineData("""{"type":"public","redirect_uris":["/in","https://a.example/#x","http://a.example/","javascript:alert(1)","data:text/html,x","myapp:/in","https://u@a.example/","https://*.example/","https://a.example/?iss=x",null,"https://a.example/"]}""",
        "redirect_uris[0]", "redirect_uris[1]", "redirect_uris[2]", "redirect_uris[3]", "redirect_uris[4]", "redirect_uris[5]", "redirect_uris[6]", "redirect_uris[7]", "redirect_uris[8]", "redirect_uris[9]")]
    [InlineData("""{"type":"public","post_logout_redirect_uris":["http://localhost.example.com/","file:///etc/passwd","http://[::1]:80/"]}""", "post_logout_redirect_uris[0]", "post_logout_redirect_uris[1]")]
    [InlineData("""{"type":"public","token_lifetimes":{"access_token":59,"refresh_token":299,"identity_token":86401,"authorization_code":601}}""",
        "token_lifetimes.access_token", "token_lifetimes.refresh_token", "token_lifetimes.identity_token", "token_lifetimes.authorization_code")]
    [InlineData("""{"type":"public","sms_otp":{"verifier":"nowhere","allowed_countries":["Sweden"],"denied_countries":["XX"],"resend_after":601,"android_app_hash":"short","limits":{"number_per_hour":-1}}}""",
        "sms_otp.verifier", "sms_otp.allowed_countries[0]", "sms_otp.denied_countries[0]", "sms_otp.resend_after", "sms_otp.android_app_hash", "sms_otp.limits.number_per_hour")]
    [InlineData("""{"type":"public","sms_otp":{"captcha":"often"}}""", "sms_otp.captcha")]
    [InlineData("""{"type":"public","jwks":{"keys":[]}}""", "jwks")]
    public async Task What_is_wrong_is_told_field_by_field(string json, params string[] fields)
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/clients/wrong", json)).MustRefuse(fields);
        (await admin.GetAsync("/clients/wrong")).MustBe(404, "not_found");
    }

    [Theory]
    [InlineData("%20shop")]
    [InlineData("sh%C3%B6p")]
    [InlineData("shop%22")]
    [InlineData(".shop")]
    [InlineData("SmsAuth")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task An_id_that_is_awkward_to_write_is_not_given(string id)
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync($"/clients/{id}", App)).MustRefuse("client_id");
    }

    [Fact]
    public async Task The_secret_of_a_new_client_is_shown_once_and_works()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/clients/once", Service)).MustBe(201);
        var secret = added.Body["client_secret"]!.ToString();
        Assert.Equal(43, secret.Length);
        Assert.NotEqual(secret, (await admin.PutAsync("/clients/another", Service)).Body["client_secret"]!.ToString());
        Assert.Equal("no-store", added.Headers.CacheControl!.ToString());

        foreach (var answer in new[] { await admin.PutAsync("/clients/once", Service), await admin.GetAsync("/clients/once"), await admin.GetAsync("/clients?search=once"), await admin.GetAsync("/clients/once/snippets") })
        {
            answer.MustBe(200);
            Assert.Contains("once", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("client_secret\":", answer.Text, StringComparison.Ordinal);
        }

        await AdminWire.TokenAsync(server.Http, "once", secret, "demo_api");
    }

    [Fact]
    public async Task A_client_that_becomes_public_has_no_secret_and_gets_another_when_it_becomes_confidential()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var first = (await admin.PutAsync("/clients/turncoat", Service)).MustBe(201);
        var second = (await admin.PutAsync("/clients/turncoat", App, first.Tag)).MustBe(200);
        Assert.False(second.Body["has_secret"]!.GetValue<bool>());
        (await admin.PostAsync("/clients/turncoat/secret", "{}")).MustBe(409, "public_client");

        var third = (await admin.PutAsync("/clients/turncoat", Service, second.Tag)).MustBe(200);
        Assert.NotEqual(first.Body["client_secret"]!.ToString(), third.Body["client_secret"]!.ToString());
    }

    [Fact]
    public async Task Clients_are_searched_and_sorted_and_come_in_parts()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        foreach (var (id, name) in new[] { ("part-1", "Zebra part"), ("part-2", "apple PART"), ("part-3", "Mango part") })
        {
            (await admin.PutAsync($"/clients/{id}", App.Replace("Shop", name, StringComparison.Ordinal))).MustBe(201);
        }

        Assert.Equal(["part-1", "part-2", "part-3"], await IdsAsync(admin, "search=PART-"));
        Assert.Equal(["part-1", "part-2", "part-3"], await IdsAsync(admin, "search=part&limit=1"));
        Assert.Equal(["part-2", "part-3", "part-1"], await IdsAsync(admin, "search=part&sort=display_name&limit=1"));
        Assert.Equal(["part-3"], await IdsAsync(admin, "search=mango"));
        Assert.Empty(await IdsAsync(admin, "search=%25"));
        Assert.Superset(new HashSet<string> { "demo-app", "demo-automation", "part-1" }, (await IdsAsync(admin, "limit=2")).ToHashSet());
        (await admin.GetAsync("/clients?sort=age")).MustRefuse("sort");
        (await admin.GetAsync($"/clients?search={new string('x', 101)}")).MustRefuse("search");
    }

    [Fact]
    public async Task A_copy_has_the_settings_and_a_secret_of_its_own()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        const string original = """{"type":"confidential","display_name":"One","grant_types":["client_credentials"],"scopes":["demo_api"],"token_lifetimes":{"access_token":77},"sms_otp":{"resend_after":7}}""";
        var secret = (await admin.PutAsync("/clients/original", original)).MustBe(201).Body["client_secret"]!.ToString();
        (await admin.PostAsync("/clients/original/secret", "{}")).MustBe(200);

        var copy = (await admin.PostAsync("/clients/original/clone", """{"client_id":"copy","display_name":"Two"}""")).MustBe(201);
        Assert.Equal(("copy", "Two", 77, 7), (Text(copy, "client_id"), Text(copy, "display_name"), copy.Body["token_lifetimes"]!["access_token"]!.GetValue<int>(), copy.Body["sms_otp"]!["resend_after"]!.GetValue<int>()));
        Assert.Empty(copy.Body["former_secrets"]!.AsArray());
        await AdminWire.TokenAsync(server.Http, "copy", Text(copy, "client_secret"), "demo_api");
        await Assert.ThrowsAnyAsync<Exception>(() => AdminWire.TokenAsync(server.Http, "copy", secret, "demo_api"));

        (await admin.PostAsync("/clients/original/clone", """{"client_id":"copy"}""")).MustBe(409, "taken");
        (await admin.PostAsync("/clients/original/clone", """{"client_id":"co py","display_name":"Two"}""")).MustRefuse("client_id");
        (await admin.PostAsync("/clients/original/clone", """{"client_id":"copy2","display_name":""}""")).MustRefuse("display_name");
        (await admin.PostAsync("/clients/nobody/clone", """{"client_id":"copy2"}""")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task Nobody_takes_the_own_access_away()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var own = (await admin.GetAsync("/clients/demo-automation")).MustBe(200);
        (await admin.DeleteAsync("/clients/demo-automation", own.Tag)).MustBe(409, "own_client");
        (await admin.PostAsync("/clients/demo-automation/disable")).MustBe(409, "own_client");
        (await admin.PutAsync("/clients/demo-automation", """{"type":"confidential","disabled":true}""", own.Tag)).MustBe(409, "own_client");
        Assert.Equal(own.Tag, (await admin.GetAsync("/clients/demo-automation")).Tag);
    }

    [Fact]
    public async Task The_audit_trail_tells_who_changed_what_and_whether_the_client_administers()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var plain = (await admin.PutAsync("/clients/audited", App)).MustBe(201);
        var promoted = (await admin.PutAsync("/clients/audited", App.Replace("\"openid\"", "\"smsauth.admin.read\"", StringComparison.Ordinal), plain.Tag)).MustBe(200);
        var demoted = (await admin.PutAsync("/clients/audited", App, promoted.Tag)).MustBe(200);
        (await admin.PostAsync("/clients/audited/disable")).MustBe(200);
        var enabled = (await admin.PostAsync("/clients/audited/enable")).MustBe(200);
        Assert.NotEqual(demoted.Tag, enabled.Tag);
        (await admin.DeleteAsync("/clients/audited", enabled.Tag)).MustBe(204);

        string[] expected =
        [
            "client:added:audited", "admin_client:changed:audited", "admin_client:changed:audited", "client:disabled:audited", "client:enabled:audited", "client:disabled:audited", "client:deleted:audited",
        ];
        var records = await server.Services.GetRequiredService<IAuditLog>().ListAsync(new AuditFilter { ClientId = "audited", Event = AuditEvent.AdminAction }, null, 50, Cancel);
        for (var tries = 0; records.Count < expected.Length && tries < 50; tries++)
        {
            await Task.Delay(100, Cancel);
            records = await server.Services.GetRequiredService<IAuditLog>().ListAsync(new AuditFilter { ClientId = "audited", Event = AuditEvent.AdminAction }, null, 50, Cancel);
        }

        Assert.Equal(expected, records.Reverse().Select(static r => r.Reason));
        Assert.All(records, static r => Assert.Equal("client:demo-automation", r.Actor));
    }

    [Fact]
    public async Task What_other_code_gave_a_client_stays_when_an_administrator_changes_it()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await clients.CreateAsync(
            new OpenIddictApplicationDescriptor
            {
                ClientId = "others",
                ClientType = ClientTypes.Public,
                Permissions = { "gt:urn:example:own", "x:own", Permissions.Prefixes.Scope + "phone" },
                Settings = { ["own"] = "1" },
            },
            Cancel);
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/clients/others", App, (await admin.GetAsync("/clients/others")).Tag)).MustBe(200);

        await using var again = server.Services.CreateAsyncScope();
        clients = again.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var descriptor = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(descriptor, (await clients.FindByClientIdAsync("others", Cancel))!, Cancel);
        Assert.Superset(new HashSet<string> { "gt:urn:example:own", "x:own", "gt:sms_otp", "scp:openid" }, descriptor.Permissions);
        Assert.Equal("1", descriptor.Settings["own"]);
    }

    [Fact]
    public async Task The_code_for_a_client_is_its_own_and_runs()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/clients/snippets", App)).MustBe(201);
        var snippets = (await admin.GetAsync("/clients/snippets/snippets")).MustBe(200).Body;
        foreach (var language in new[] { "curl", "csharp", "javascript" })
        {
            var code = snippets[language]!.ToString();
            Assert.All(["snippets", "sms_otp", "openid phone offline_access", "connect/token"], part => Assert.Contains(part, code, StringComparison.Ordinal));
            Assert.DoesNotContain("client_secret", code, StringComparison.Ordinal);
        }

        var output = await RunAsync(snippets["curl"]!.ToString());
        Assert.Contains("challenge_id", output, StringComparison.Ordinal);
        Assert.Contains("invalid_", output, StringComparison.Ordinal);

        (await admin.PutAsync("/clients/snippets-service", Service)).MustBe(201);
        var service = (await admin.GetAsync("/clients/snippets-service/snippets")).MustBe(200).Body;
        Assert.All(["curl", "csharp", "javascript"], language => Assert.Contains("YOUR_CLIENT_SECRET", service[language]!.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("sms_otp", service["curl"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("client_credentials", service["curl"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("invalid_client", await RunAsync(service["curl"]!.ToString()), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string shell)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-e", "-c", shell]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static async Task<List<string>> IdsAsync(AdminWire admin, string query)
    {
        var ids = new List<string>();
        for (var next = ""; next is not null;)
        {
            var part = (await admin.GetAsync($"/clients?{query}{(next.Length > 0 ? $"&after={next}" : "")}")).MustBe(200);
            ids.AddRange(part.Items.Select(static c => c!["client_id"]!.ToString()));
            next = part.Body["next"]?.ToString();
        }

        return ids;
    }

    private static string Text(AdminAnswer answer, string member) => answer.Body[member]!.ToString();
}
