using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.Maintenance;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Tests.Tokens;

/// <summary>Which tokens and authorizations go, and which stay. Defaults: a token is kept for a day after its end.</summary>
public abstract class ExpiredTokensContract(DatabaseKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
    private static readonly DateTimeOffset LongAgo = Now.AddDays(-20);
    private readonly ServerFolder folder = new();
    private TestDatabase? database;
    private ServerNode? server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        database = TestDatabase.Create(kind);
        server = new ServerNode(database, folder, static _ => { }, [.. DemoPhone.WithoutLimits, ("SmsAuth:Retention:Interval", "1.00:00:00")]);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        database?.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(Statuses.Valid)]
    [InlineData(Statuses.Redeemed)]
    [InlineData(Statuses.Revoked)]
    public async Task A_token_goes_a_day_after_its_end_and_not_before_whatever_became_of_it(string status)
    {
        var session = await AddSessionAsync(LongAgo);
        var token = await AddTokenAsync(session, status, Now);

        await PurgeAsync(Now.AddDays(1).AddSeconds(-1));
        Assert.True(await HasTokenAsync(token));

        await PurgeAsync(Now.AddDays(1));
        Assert.False(await HasTokenAsync(token));
        Assert.False(await HasSessionAsync(session));
    }

    [Fact]
    public async Task An_authorization_stays_as_long_as_a_token_of_it()
    {
        var session = await AddSessionAsync(LongAgo);
        var old = await AddTokenAsync(session, Statuses.Redeemed, LongAgo.AddDays(14));
        var alive = await AddTokenAsync(session, Statuses.Valid, Now.AddDays(10));

        await PurgeAsync(Now);

        Assert.False(await HasTokenAsync(old));
        Assert.True(await HasTokenAsync(alive));
        Assert.True(await HasSessionAsync(session));
    }

    [Fact]
    public async Task A_permanent_authorization_goes_when_it_was_revoked_and_not_before()
    {
        var valid = await AddSessionAsync(LongAgo, AuthorizationTypes.Permanent);
        var revoked = await AddSessionAsync(LongAgo, AuthorizationTypes.Permanent, Statuses.Revoked);
        await AddTokenAsync(valid, Statuses.Valid, LongAgo);
        await AddTokenAsync(revoked, Statuses.Revoked, LongAgo);

        await PurgeAsync(Now);

        Assert.True(await HasSessionAsync(valid));
        Assert.False(await HasSessionAsync(revoked));
    }

    [Fact]
    public async Task A_token_without_an_end_or_without_an_authorization_is_no_trouble()
    {
        var endless = await AddTokenAsync(null, Statuses.Valid, null);
        var alone = await AddTokenAsync(null, Statuses.Valid, LongAgo);

        await PurgeAsync(Now);

        Assert.True(await HasTokenAsync(endless));
        Assert.False(await HasTokenAsync(alone));
    }

    [Fact]
    public async Task An_authorization_of_a_sign_in_that_was_cut_off_goes_after_a_day()
    {
        var permanent = await AddSessionAsync(Now, AuthorizationTypes.Permanent);
        var session = await AddSessionAsync(Now);

        await PurgeAsync(Now.AddDays(1).AddSeconds(-1));
        Assert.True(await HasSessionAsync(session));

        await PurgeAsync(Now.AddDays(1));
        Assert.False(await HasSessionAsync(session));
        Assert.True(await HasSessionAsync(permanent));
    }

    [Fact]
    public async Task No_more_than_asked_for_go_at_a_time_the_oldest_first()
    {
        var sessions = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            sessions.Add(await AddSessionAsync(Now));
            await AddTokenAsync(sessions[i], Statuses.Valid, LongAgo.AddMinutes(i));
        }

        Assert.Equal(2, await Store("tokens").PurgeAsync(Now, 2, Token));
        Assert.Equal([false, false, true, true, true], await AreThereAsync(sessions));
        Assert.Equal(2, await Store("tokens").PurgeAsync(Now, 2, Token));
        Assert.Equal(1, await Store("tokens").PurgeAsync(Now, 2, Token));
        Assert.Equal(0, await Store("tokens").PurgeAsync(Now, 2, Token));

        for (var i = 0; i < 5; i++) sessions[i] = await AddSessionAsync(Now.AddMinutes(i));
        Assert.Equal(2, await Store("unused authorizations").PurgeAsync(Now.AddDays(2), 2, Token));
        Assert.Equal([false, false, true, true, true], await AreThereAsync(sessions));
        Assert.Equal(2, await Store("unused authorizations").PurgeAsync(Now.AddDays(2), 2, Token));
        Assert.Equal(1, await Store("unused authorizations").PurgeAsync(Now.AddDays(2), 2, Token));
    }

    [Fact]
    public async Task A_session_goes_on_and_a_token_that_is_used_again_still_ends_it()
    {
        var phone = new DemoPhone(server!.Http);
        var (_, first) = await phone.RedeemAsync(await phone.AskAsync("+12025550100"));
        var (_, second) = await RefreshAsync(phone, first);
        await PurgeAsync(Now.AddDays(13));
        var (status, third) = await RefreshAsync(phone, second);
        Assert.Equal(200, status);

        // Past its leeway, a token that was used before ends all that came of it.
        database!.Run(kind is DatabaseKind.Sqlite
            ? """UPDATE "OpenIddictTokens" SET "RedemptionDate" = '2020-01-01 00:00:00' WHERE "RedemptionDate" IS NOT NULL"""
            : """UPDATE "OpenIddictTokens" SET "RedemptionDate" = '2020-01-01' WHERE "RedemptionDate" IS NOT NULL""");
        await PurgeAsync(Now.AddDays(13));
        Assert.Equal(400, (await RefreshAsync(phone, first)).Status);
        Assert.Equal(400, (await RefreshAsync(phone, third)).Status);
    }

    private static Task<(int Status, System.Text.Json.Nodes.JsonNode Body)> RefreshAsync(DemoPhone phone, System.Text.Json.Nodes.JsonNode tokens) =>
        phone.PostAsync("connect/token", ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString()));

    private IExpiringStore Store(string name) => server!.Services.GetServices<IExpiringStore>().Single(s => s.Name == name);

    private async Task PurgeAsync(DateTimeOffset now)
    {
        foreach (var store in server!.Services.GetServices<IExpiringStore>()) await store.PurgeAsync(now, 500, Token);
    }

    private Task<string> AddSessionAsync(DateTimeOffset created, string type = AuthorizationTypes.AdHoc, string status = Statuses.Valid) =>
        InScopeAsync(async services =>
        {
            var manager = services.GetRequiredService<IOpenIddictAuthorizationManager>();
            var authorization = await manager.CreateAsync(
                new OpenIddictAuthorizationDescriptor { CreationDate = created, Status = status, Subject = "somebody", Type = type }, Token);
            return (await manager.GetIdAsync(authorization, Token))!;
        });

    private Task<string> AddTokenAsync(string? session, string status, DateTimeOffset? expires) => InScopeAsync(async services =>
    {
        var manager = services.GetRequiredService<IOpenIddictTokenManager>();
        var token = await manager.CreateAsync(
            new OpenIddictTokenDescriptor
            {
                AuthorizationId = session,
                CreationDate = LongAgo,
                ExpirationDate = expires,
                Status = status,
                Subject = "somebody",
                Type = TokenTypeIdentifiers.RefreshToken,
            },
            Token);
        return (await manager.GetIdAsync(token, Token))!;
    });

    private Task<bool> HasTokenAsync(string id) => InScopeAsync(async services =>
        await services.GetRequiredService<IOpenIddictTokenManager>().FindByIdAsync(id, Token) is not null);

    private Task<bool> HasSessionAsync(string id) => InScopeAsync(async services =>
        await services.GetRequiredService<IOpenIddictAuthorizationManager>().FindByIdAsync(id, Token) is not null);

    private async Task<List<bool>> AreThereAsync(IEnumerable<string> sessions)
    {
        List<bool> there = [];
        foreach (var session in sessions) there.Add(await HasSessionAsync(session));
        return there;
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = server!.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }
}

public sealed class SqliteExpiredTokensTests() : ExpiredTokensContract(DatabaseKind.Sqlite);

public sealed class PostgreSqlExpiredTokensTests() : ExpiredTokensContract(DatabaseKind.PostgreSql);

public sealed class SqlServerExpiredTokensTests() : ExpiredTokensContract(DatabaseKind.SqlServer);
