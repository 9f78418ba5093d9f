using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Tests;

public abstract class RevocationTests(DatabaseKind database)
{
    [Fact]
    public async Task Signing_out_ends_also_the_token_that_was_just_exchanged()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var first = await SignInAsync(host);
        var second = (await host.RefreshAsync(first))["refresh_token"]!;

        Assert.Equal((200, "{}"), Shown(await host.RevokeAsync(second)));

        await AssertEndedAsync(host, first, second);
        Assert.DoesNotContain(Statuses.Valid, await StatusesAsync<IOpenIddictTokenManager>(host));
    }

    [Fact]
    public async Task Signing_out_with_a_token_whose_exchange_was_lost_ends_the_new_one_too()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var first = await SignInAsync(host);
        var lost = (await host.RefreshAsync(first))["refresh_token"]!;

        Assert.Equal((200, "{}"), Shown(await host.RevokeAsync(first)));

        await AssertEndedAsync(host, first, lost);
    }

    [Fact]
    public async Task Signing_out_twice_is_signing_out_once()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var token = await SignInAsync(host);

        Assert.Equal((200, "{}"), Shown(await host.RevokeAsync(token)));
        Assert.Equal((200, "{}"), Shown(await host.RevokeAsync(token)));
    }

    [Fact]
    public async Task A_client_that_lost_the_answer_to_a_refresh_may_repeat_it()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var token = await SignInAsync(host);
        Assert.Equal(200, (await host.RefreshAsync(token)).Status);
        host.Time.Advance(TimeSpan.FromSeconds(25));

        Assert.Equal(200, (await host.RefreshAsync(token)).Status);
    }

    [Fact]
    public async Task Another_session_of_the_same_person_goes_on()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (phone, tablet) = (await SignInAsync(host), await SignInAsync(host));

        await host.RevokeAsync(phone);

        await AssertEndedAsync(host, phone);
        Assert.Equal(200, (await host.RefreshAsync(tablet)).Status);
    }

    [Fact]
    public async Task A_client_cannot_end_the_session_of_another_client()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        await host.AddClientAsync("other");
        var token = await SignInAsync(host);

        await host.RevokeAsync(token, client: "other");

        Assert.Equal(200, (await host.RefreshAsync(token)).Status);
    }

    [Fact]
    public async Task Giving_an_access_token_back_ends_that_token_alone()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        var tokens = await host.TokenAsync(code, id, scope: "openid offline_access");

        Assert.Equal((200, "{}"), Shown(await host.RevokeAsync(tokens["access_token"]!)));

        Assert.Equal(200, (await host.RefreshAsync(tokens["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task A_permanent_authorization_that_the_host_attached_is_not_lost()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database, server: static server => server.AddEventHandler<ProcessSignInContext>(
            static handler => handler.UseScopedHandler<AttachPermanentAuthorization>().SetOrder(int.MinValue + 50_000)));
        var token = await SignInAsync(host);

        Assert.Equal((200, "{}"), Shown(await host.RevokeAsync(token)));

        Assert.Equal((400, "invalid_grant"), Refusal(await host.RefreshAsync(token)));
        Assert.Equal([Statuses.Valid], await StatusesAsync<IOpenIddictAuthorizationManager>(host));
    }

    [Fact]
    public async Task A_refresh_under_way_does_not_outlive_a_sign_out()
    {
        const int Rounds = 15;
        await using var host = await SmsOtpHost.StartOnAsync(database, SmsOtpHost.WithoutLimits);
        for (var round = 0; round < Rounds; round++)
        {
            var token = await SignInAsync(host);

            var answers = await AtOnce.RunAsync(4, i => i == 0 ? host.RevokeAsync(token) : host.RefreshAsync(token));

            Assert.Equal((200, "{}"), Shown(answers[0]));
            var brought = answers.Skip(1).Where(static a => a.Status == 200).Select(static a => a["refresh_token"]!);
            await AssertEndedAsync(host, [token, .. brought]);
            host.Time.Advance(TimeSpan.FromMinutes(6));
        }
    }

    [Fact]
    public async Task Signing_out_several_times_at_once_succeeds_every_time()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var first = await SignInAsync(host);
        var second = (await host.RefreshAsync(first))["refresh_token"]!;

        var answers = await AtOnce.RunAsync(6, i => host.RevokeAsync(i % 2 == 0 ? first : second));

        Assert.All(answers, static a => Assert.Equal((200, "{}"), Shown(a)));
        await AssertEndedAsync(host, first, second);
    }

    private static async Task<string> SignInAsync(SmsOtpHost host)
    {
        var (id, code) = await host.SendCodeAsync();
        return (await host.TokenAsync(code, id, scope: "openid offline_access"))["refresh_token"]!;
    }

    private static async Task AssertEndedAsync(SmsOtpHost host, params string[] tokens)
    {
        foreach (var token in tokens) Assert.Equal((400, "invalid_grant"), Refusal(await host.RefreshAsync(token)));
    }

    private static (int Status, string Body) Shown(Wire wire) => (wire.Status, wire.Body);

    private static (int Status, string? Error) Refusal(Wire wire) => (wire.Status, wire.Error);

    private static async Task<IReadOnlyList<string?>> StatusesAsync<TManager>(SmsOtpHost host)
        where TManager : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        List<string?> statuses = [];
        switch (scope.ServiceProvider.GetRequiredService<TManager>())
        {
            case IOpenIddictTokenManager tokens:
                await foreach (var token in tokens.ListAsync()) statuses.Add(await tokens.GetStatusAsync(token));
                break;
            case IOpenIddictAuthorizationManager authorizations:
                await foreach (var authorization in authorizations.ListAsync()) statuses.Add(await authorizations.GetStatusAsync(authorization));
                break;
        }

        return statuses;
    }

    /// <summary>A host that keeps the consent of the person, as it does for its other grants.</summary>
    private sealed class AttachPermanentAuthorization(IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations)
        : IOpenIddictServerHandler<ProcessSignInContext>
    {
        public async ValueTask HandleAsync(ProcessSignInContext context)
        {
            if (!context.Request.GrantType!.Equals("sms_otp", StringComparison.Ordinal)) return;
            var application = (await applications.FindByClientIdAsync(context.Request.ClientId!))!;
            var authorization = await authorizations.CreateAsync(
                context.Principal!, context.Principal!.GetClaim(Claims.Subject)!, (await applications.GetIdAsync(application))!, AuthorizationTypes.Permanent, []);
            context.Principal!.SetAuthorizationId(await authorizations.GetIdAsync(authorization));
        }
    }
}

public sealed class SqliteRevocationTests() : RevocationTests(DatabaseKind.Sqlite);

public sealed class PostgreSqlRevocationTests() : RevocationTests(DatabaseKind.PostgreSql);

public sealed class SqlServerRevocationTests() : RevocationTests(DatabaseKind.SqlServer);
