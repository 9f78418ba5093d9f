using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.OpenIddict.Tests;

public abstract class SignInTests(DatabaseKind database)
{
    [Fact]
    public async Task A_number_and_its_code_are_exchanged_for_standard_tokens_and_a_new_account()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);

        var challenge = await host.ChallengeAsync();
        Assert.Equal(200, challenge.Status);
        Assert.Equal("no-store", challenge.Headers["Cache-Control"]);
        Assert.Equal("300", challenge["expires_in"]);
        Assert.Equal("60", challenge["interval"]);
        Assert.Equal("6", challenge["code_length"]);
        Assert.Equal("sms", challenge["channel"]);
        Assert.Equal("sms", Assert.Single(challenge.Json["next_channels"]!.AsArray())!.ToString());

        var text = Assert.Single(host.Texts);
        Assert.Equal(SmsOtpHost.Number, text.To);
        var token = await host.TokenAsync(SmsOtpHost.CodeOf(text), challenge["challenge_id"], scope: "openid phone offline_access api");

        Assert.Equal(200, token.Status);
        Assert.Equal("Bearer", token["token_type"]);
        Assert.NotNull(token["refresh_token"]);
        var account = Assert.Single(host.Accounts.All);
        foreach (var jwt in new[] { token["id_token"]!, token["access_token"]! }.Select(static t => new JsonWebToken(t)))
        {
            Assert.Equal("ES256", jwt.Alg);
            Assert.Equal(account.Id, jwt.Subject);
            Assert.Equal(["sms", "otp"], jwt.Claims.Where(static c => c.Type == "amr").Select(static c => c.Value));
            Assert.Equal(host.Time.GetUtcNow().ToUnixTimeSeconds(), jwt.GetPayloadValue<long>("auth_time"));
            Assert.Equal(SmsOtpHost.Number, jwt.GetPayloadValue<string>("phone_number"));
            Assert.True(jwt.GetPayloadValue<bool>("phone_number_verified"));
        }

        Assert.Equal(["api-resource"], new JsonWebToken(token["access_token"]).Audiences);
    }

    [Fact]
    public async Task The_same_number_signs_in_to_the_same_account_again()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var subjects = new List<string>();
        foreach (var number in new[] { "+12025550100", "+1 (202) 555-0100" })
        {
            var (id, code) = await host.SendCodeAsync(SmsOtpHost.Number);
            subjects.Add(new JsonWebToken((await host.TokenAsync(code, id, number))["access_token"]).Subject);
        }

        Assert.Single(subjects.Distinct());
        Assert.Single(host.Accounts.All);
    }

    [Fact]
    public async Task A_national_number_with_its_country_is_the_same_number()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var challenge = await host.PostAsync("connect/sms_otp", ("client_id", SmsOtpHost.Client), ("phone_number", "(202) 555-0100"), ("country", "us"));
        Assert.Equal(200, challenge.Status);
        var token = await host.TokenAsync(SmsOtpHost.CodeOf(host.Texts[0]), challenge["challenge_id"], number: "202 555 0100", more: ("country", "US"));
        Assert.Equal(200, token.Status);
    }

    [Fact]
    public async Task Without_a_challenge_id_the_newest_challenge_of_the_client_and_number_is_meant()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (_, first) = await host.SendCodeAsync();
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var (_, second) = await host.SendCodeAsync();

        if (first != second) Assert.Equal("invalid_grant", (await host.TokenAsync(first)).Error);
        Assert.Equal(200, (await host.TokenAsync(second)).Status);
    }

    [Fact]
    public async Task The_absolute_uri_of_the_grant_is_an_alias_that_needs_no_permission_of_its_own()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        var token = await host.PostAsync(
            "connect/token",
            ("grant_type", "urn:smsauth:grant-type:sms_otp"), ("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number), ("code", code), ("challenge_id", id));
        Assert.Equal(200, token.Status);
    }

    [Fact]
    public async Task Phone_claims_are_left_out_when_the_scope_phone_was_not_asked_for()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        var token = await host.TokenAsync(code, id, scope: "openid");
        foreach (var jwt in new[] { token["id_token"]!, token["access_token"]! }) Assert.DoesNotContain(new JsonWebToken(jwt).Claims, static c => c.Type.StartsWith("phone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_is_in_the_language_the_user_reads()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        await host.ChallengeAsync(more: ("ui_locales", "xx sv-FI en"));
        Assert.Contains("logga in", host.Texts[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Userinfo_tells_the_number_under_the_scope_phone()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        var token = await host.TokenAsync(code, id, scope: "openid phone");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("connect/userinfo", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token["access_token"]);
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var userinfo = await Wire.ReadAsync(response);
        Assert.Equal(SmsOtpHost.Number, userinfo["phone_number"]);
        Assert.Equal("true", userinfo["phone_number_verified"]);
    }

    [Fact]
    public async Task The_discovery_document_names_the_grant_its_alias_and_the_challenge_endpoint()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        using var response = await host.Http.GetAsync(new Uri(".well-known/openid-configuration", UriKind.Relative), TestContext.Current.CancellationToken);
        var document = (await Wire.ReadAsync(response)).Json;
        var grants = document["grant_types_supported"]!.AsArray().Select(static g => g!.ToString()).ToList();
        Assert.Contains("sms_otp", grants);
        Assert.Contains("urn:smsauth:grant-type:sms_otp", grants);
        Assert.Equal(new Uri(host.Address, "connect/sms_otp").AbsoluteUri, document["sms_otp_challenge_endpoint"]!.ToString());
        Assert.Null(document["device_authorization_endpoint"]);
    }
}

public sealed class SqliteSignInTests() : SignInTests(DatabaseKind.Sqlite);

public sealed class PostgreSqlSignInTests() : SignInTests(DatabaseKind.PostgreSql);

public sealed class SqlServerSignInTests() : SignInTests(DatabaseKind.SqlServer);
