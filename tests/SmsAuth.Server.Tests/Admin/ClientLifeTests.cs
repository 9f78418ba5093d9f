using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Server.Database;
using SmsAuth.Server.Tests.Accounts;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>What becomes of a client's secrets, tokens and texts when an administrator changes it.</summary>
public sealed class ClientLifeTests(ClientLifeServer fixture) : IClassFixture<ClientLifeServer>
{
    private const string Service = """{"type":"confidential","grant_types":["client_credentials"],"scopes":["demo_api"]}""";

    private readonly TimedServer server = fixture.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_former_secret_works_until_its_time_is_over_and_the_new_one_at_once()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var first = (await admin.PutAsync("/clients/rotating", Service)).MustBe(201).Body["client_secret"]!.ToString();
        var answer = (await admin.PostAsync("/clients/rotating/secret", """{"overlap":600}""")).MustBe(200);
        var second = answer.Body["client_secret"]!.ToString();
        Assert.Equal(server.Time.GetUtcNow().AddMinutes(10), DateTimeOffset.Parse(Assert.Single(answer.Body["former_secrets"]!.AsArray())!["until"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([true, true, false], await WorkAsync("rotating", first, second, "neither-of-the-two"));

        server.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal([true, true], await WorkAsync("rotating", first, second));
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([false, true], await WorkAsync("rotating", first, second));

        admin = await AdminWire.SignInAsync(server.Http);
        Assert.Empty((await admin.GetAsync("/clients/rotating")).Body["former_secrets"]!.AsArray());
        (await admin.PostAsync("/clients/rotating/secret", """{"overlap":604801}""")).MustRefuse("overlap");
        (await admin.PostAsync("/clients/rotating/secret", """{"overlap":-1}""")).MustRefuse("overlap");
        (await admin.PostAsync("/clients/rotating/secret", """{"overlap":"1"}""")).MustRefuse("overlap");
        (await admin.PostAsync("/clients/nobody/secret", "{}")).MustBe(404, "not_found");
        (await admin.DeleteAsync("/clients/nobody/secret/former")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task Two_former_secrets_are_kept_and_none_longer_than_the_newest_rotation_says()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var secrets = new List<string> { (await admin.PutAsync("/clients/often", Service)).MustBe(201).Body["client_secret"]!.ToString() };
        for (var i = 0; i < 3; i++) secrets.Add((await admin.PostAsync("/clients/often/secret", "{}")).MustBe(200).Body["client_secret"]!.ToString());
        Assert.Equal([false, true, true, true], await WorkAsync("often", [.. secrets]));

        // What has leaked must not go on working behind a shorter overlap.
        secrets.Add((await admin.PostAsync("/clients/often/secret", """{"overlap":60}""")).MustBe(200).Body["client_secret"]!.ToString());
        Assert.Equal([false, false, true, true, true], await WorkAsync("often", [.. secrets]));
        server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([false, false, false, false, true], await WorkAsync("often", [.. secrets]));

        secrets.Add((await admin.PostAsync("/clients/often/secret", "{}")).MustBe(200).Body["client_secret"]!.ToString());
        secrets.Add((await admin.PostAsync("/clients/often/secret", """{"overlap":0}""")).MustBe(200).Body["client_secret"]!.ToString());
        Assert.Equal([false, false, true], await WorkAsync("often", [.. secrets.TakeLast(3)]));
    }

    [Fact]
    public async Task The_overlap_is_ended_at_once()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var first = (await admin.PutAsync("/clients/leaked", Service)).MustBe(201).Body["client_secret"]!.ToString();
        var second = (await admin.PostAsync("/clients/leaked/secret", "{}")).MustBe(200).Body["client_secret"]!.ToString();
        Assert.Equal([true, true], await WorkAsync("leaked", first, second));
        Assert.Empty((await admin.DeleteAsync("/clients/leaked/secret/former")).MustBe(200).Body["former_secrets"]!.AsArray());
        Assert.Equal([false, true], await WorkAsync("leaked", first, second));
    }

    [Fact]
    public async Task Neither_secret_nor_former_secret_is_saved_in_the_clear()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var first = (await admin.PutAsync("/clients/hashed", Service)).MustBe(201).Body["client_secret"]!.ToString();
        var second = (await admin.PostAsync("/clients/hashed/secret", "{}")).MustBe(200).Body["client_secret"]!.ToString();
        await using var scope = server.Services.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<ServerDbContext>().Set<global::OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<Guid>>();
        var row = rows.Single(static r => r.ClientId == "hashed");
        foreach (var column in new[] { row.ClientSecret, row.Properties, row.Settings })
        {
            Assert.DoesNotContain(first, column ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain(second, column ?? "", StringComparison.Ordinal);
        }

        Assert.Contains("smsauth:former_secrets", row.Properties!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_client_and_its_tokens_are_refused_everywhere_until_it_is_enabled()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/clients/switched", """{"type":"public","grant_types":["sms_otp","refresh_token"],"scopes":["account","smsauth.admin.read"]}""")).MustBe(201);
        var tokens = await SignInAsync("switched", "+12025550110", "openid offline_access account smsauth.admin.read");
        var access = tokens["access_token"]!.ToString();
        var own = new AdminWire(server.Http, access);
        (await own.GetAsync("/clients")).MustBe(200);
        Assert.Equal((200, 200), (await StatusAsync(AccountWire.Numbers, access), await StatusAsync("/connect/userinfo", access)));

        (await admin.PostAsync("/clients/switched/disable")).MustBe(200);
        Assert.Equal((401, "invalid_client"), await FormAsync("/connect/sms_otp", ("client_id", "switched"), ("phone_number", "+12025550111")));
        Assert.Equal((401, "invalid_client"), await FormAsync("/connect/token", ("client_id", "switched"), ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString())));
        Assert.Equal((401, 401), (await StatusAsync(AccountWire.Numbers, access), await StatusAsync("/connect/userinfo", access)));
        (await own.GetAsync("/clients")).MustBe(401, "invalid_token");
        Assert.True((await admin.GetAsync("/clients/switched")).Body["disabled"]!.GetValue<bool>());

        (await admin.PostAsync("/clients/switched/enable")).MustBe(200);
        (await own.GetAsync("/clients")).MustBe(200);
        Assert.Equal((200, 200), (await StatusAsync(AccountWire.Numbers, access), await StatusAsync("/connect/userinfo", access)));
        Assert.Equal((200, null), await FormAsync("/connect/token", ("client_id", "switched"), ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString())));
        (await admin.PostAsync("/clients/nobody/enable")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task A_deleted_client_takes_its_tokens_with_it()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync("/clients/doomed", """{"type":"public","grant_types":["sms_otp","refresh_token"],"scopes":["account"]}""")).MustBe(201);
        var tokens = await SignInAsync("doomed", "+12025550120", "openid offline_access account");
        (await admin.DeleteAsync("/clients/doomed", (await admin.GetAsync("/clients/doomed")).Tag)).MustBe(204);

        Assert.Equal(401, await StatusAsync(AccountWire.Numbers, tokens["access_token"]!.ToString()));

        // Not even another client of that name gets them back.
        (await admin.PutAsync("/clients/doomed", """{"type":"public","grant_types":["sms_otp","refresh_token"],"scopes":["account"]}""")).MustBe(201);
        Assert.Equal(401, await StatusAsync(AccountWire.Numbers, tokens["access_token"]!.ToString()));
        Assert.Equal((400, "invalid_grant"), await FormAsync("/connect/token", ("client_id", "doomed"), ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString())));
    }

    [Fact]
    public async Task The_clients_own_lifetimes_waits_and_texts_are_used()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync(
            "/clients/own-ways",
            """{"type":"public","grant_types":["sms_otp","refresh_token"],"token_lifetimes":{"access_token":123,"refresh_token":600},"sms_otp":{"resend_after":33,"android_app_hash":"FA+9qCX9VSu","allowed_countries":["US"]}}"""))
            .MustBe(201);
        var tokens = await SignInAsync("own-ways", "+12025550130", "openid offline_access");
        Assert.InRange(tokens["expires_in"]!.GetValue<int>(), 120, 123);
        Assert.EndsWith("\nFA+9qCX9VSu", (await new AccountWire(server.Http).TextsAsync("+12025550130"))[0], StringComparison.Ordinal);
        Assert.Equal(33, (await JsonAsync("/connect/sms_otp", ("client_id", "own-ways"), ("phone_number", "+12025550131")))["interval"]!.GetValue<int>());
        Assert.Equal((400, "access_denied"), await FormAsync("/connect/sms_otp", ("client_id", "own-ways"), ("phone_number", "+46701740605")));

        server.Time.Advance(TimeSpan.FromSeconds(600));
        Assert.Equal((400, "invalid_grant"), await FormAsync("/connect/token", ("client_id", "own-ways"), ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString())));
    }

    [Fact]
    public async Task The_test_numbers_of_a_client_are_shown_masked_and_without_their_codes()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var app = (await admin.GetAsync("/clients/demo-app")).MustBe(200);
        var number = Assert.Single(app.Body["test_numbers"]!.AsArray())!;
        Assert.Equal("+1********41", number["phone_number"]!.ToString());
        Assert.Equal(ClientLifeServer.TestNumberEnds, DateTimeOffset.Parse(number["until"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("2025550141", app.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("471100", app.Text, StringComparison.Ordinal);
        Assert.Empty((await admin.GetAsync("/clients/demo-automation")).Body["test_numbers"]!.AsArray());
    }

    private async Task<List<bool>> WorkAsync(string client, params IEnumerable<string> secrets)
    {
        var work = new List<bool>();
        foreach (var secret in secrets)
        {
            var (status, error) = await FormAsync("/connect/token", ("client_id", client), ("client_secret", secret), ("grant_type", "client_credentials"), ("scope", "demo_api"));
            Assert.True(status is 200 || (status is 401 && error is "invalid_client"), $"{status} {error}");
            work.Add(status is 200);
        }

        return work;
    }

    private async Task<JsonObject> SignInAsync(string client, string number, string scope)
    {
        var challenge = await JsonAsync("/connect/sms_otp", ("client_id", client), ("phone_number", number));
        var administrators = server.Services.GetRequiredService<SmsAuth.Server.Admin.Access.Administrators>();
        if (scope.Contains("smsauth.admin", StringComparison.Ordinal)) await administrators.AddAsync(SmsAuth.PhoneNumbers.PhoneNumber.FromStored(number), "test");
        return await JsonAsync(
            "/connect/token",
            ("client_id", client), ("grant_type", "sms_otp"), ("phone_number", number), ("code", await new AccountWire(server.Http).CodeAsync(number)), ("challenge_id", $"{challenge["challenge_id"]}"), ("scope", scope));
    }

    private async Task<JsonObject> JsonAsync(string path, params IEnumerable<(string Name, string Value)> form)
    {
        using var content = new FormUrlEncodedContent(form.Select(static p => KeyValuePair.Create(p.Name, p.Value)));
        using var response = await server.Http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
    }

    private async Task<(int Status, string? Error)> FormAsync(string path, params IEnumerable<(string Name, string Value)> form)
    {
        using var content = new FormUrlEncodedContent(form.Select(static p => KeyValuePair.Create(p.Name, p.Value)));
        using var response = await server.Http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["error"]?.ToString());
    }

    private async Task<int> StatusAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await server.Http.SendAsync(request, Cancel);
        return (int)response.StatusCode;
    }
}
