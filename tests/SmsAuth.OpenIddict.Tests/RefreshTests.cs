using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.OpenIddict.Tests;

public abstract class RefreshTests(DatabaseKind database)
{
    [Fact]
    public async Task A_refresh_gives_the_same_person_new_tokens()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var first = await SignInAsync(host);
        host.Time.Advance(TimeSpan.FromMinutes(10));
        var second = await host.RefreshAsync(first["refresh_token"]!);

        Assert.Equal(200, second.Status);
        var (before, after) = (new JsonWebToken(first["id_token"]), new JsonWebToken(second["id_token"]));
        Assert.Equal(before.Subject, after.Subject);
        Assert.Equal(before.GetPayloadValue<long>("auth_time"), after.GetPayloadValue<long>("auth_time"));
        Assert.Equal(["sms", "otp"], after.Claims.Where(static c => c.Type == "amr").Select(static c => c.Value));
        Assert.Equal(SmsOtpHost.Number, after.GetPayloadValue<string>("phone_number"));
        Assert.NotEqual(first["refresh_token"], second["refresh_token"]);
    }

    [Fact]
    public async Task The_refresh_of_a_disabled_user_is_refused()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var token = await SignInAsync(host);
        host.Accounts.Disable(host.Accounts.All.Single().Id);
        var refused = await host.RefreshAsync(token["refresh_token"]!);
        Assert.Equal((400, "invalid_grant"), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task A_narrowed_refresh_narrows_the_claims_and_the_audience_and_a_full_one_after_it_has_them_again()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var token = await SignInAsync(host);

        var narrowed = await host.RefreshAsync(token["refresh_token"]!, scope: "openid");
        foreach (var jwt in new[] { narrowed["id_token"]!, narrowed["access_token"]! }) Assert.DoesNotContain(new JsonWebToken(jwt).Claims, static c => c.Type.StartsWith("phone", StringComparison.Ordinal));
        Assert.Empty(new JsonWebToken(narrowed["access_token"]).Audiences);

        var full = await host.RefreshAsync(narrowed["refresh_token"]!);
        Assert.Equal(SmsOtpHost.Number, new JsonWebToken(full["id_token"]).GetPayloadValue<string>("phone_number"));
        Assert.Equal(["api-resource"], new JsonWebToken(full["access_token"]).Audiences);
    }

    [Fact]
    public async Task A_refresh_cannot_widen_what_was_granted()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        var token = await host.TokenAsync(code, id, scope: "openid offline_access");

        var widened = await host.RefreshAsync(token["refresh_token"]!, scope: "openid phone");
        Assert.Equal((400, "invalid_grant"), (widened.Status, widened.Error));
        var same = await host.RefreshAsync(token["refresh_token"]!);
        Assert.DoesNotContain(new JsonWebToken(same["access_token"]).Claims, static c => c.Type.StartsWith("phone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_store_that_fails_is_an_outage_and_not_a_refusal()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var token = await SignInAsync(host);
        host.Accounts.Fails = true;
        var failed = await host.RefreshAsync(token["refresh_token"]!);
        Assert.Equal((500, "server_error"), (failed.Status, failed.Error));
    }

    private static async Task<Wire> SignInAsync(SmsOtpHost host)
    {
        var (id, code) = await host.SendCodeAsync();
        return await host.TokenAsync(code, id, scope: "openid phone offline_access api");
    }
}

public sealed class SqliteRefreshTests() : RefreshTests(DatabaseKind.Sqlite);

public sealed class PostgreSqlRefreshTests() : RefreshTests(DatabaseKind.PostgreSql);

public sealed class SqlServerRefreshTests() : RefreshTests(DatabaseKind.SqlServer);
