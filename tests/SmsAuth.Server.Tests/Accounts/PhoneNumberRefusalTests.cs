using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Server.Database;
using SmsAuth.TestKit;

namespace SmsAuth.Server.Tests.Accounts;

public sealed class PhoneNumberRefusalTests(TimedServer server) : IClassFixture<TimedServer>
{
    private static int last = 600;

    private readonly AccountWire app = new(server.Http);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_or_with_one_that_is_none_nobody_gets_in()
    {
        foreach (var token in new[] { null, "nonsense" })
        {
            var answers = new[] { await app.GetAsync(token), await app.StartAsync(token, Next()), await app.ConfirmAsync(token, "x", "123456"), await app.RemoveAsync(token, "x") };
            Assert.All(answers, static answer =>
            {
                Assert.Equal((401, "invalid_token"), Shown(answer));
                Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_token_without_the_scope_is_not_enough()
    {
        var answer = await app.GetAsync(await app.AccessTokenAsync(Next(), "openid phone"));

        Assert.Equal((403, "insufficient_scope"), Shown(answer));
        Assert.Contains("scope=\"account\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_token_and_a_token_in_the_query_are_no_way_in()
    {
        var tokens = await app.SignInAsync(Next());

        Assert.Equal(401, (await app.GetAsync($"{tokens["id_token"]}")).Status);
        Assert.Equal(401, (await app.SendAsync(HttpMethod.Get, $"{AccountWire.Numbers}?access_token={tokens["access_token"]}", null, null)).Status);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_not_let_in()
    {
        var tokens = await app.SignInAsync(Next());
        Assert.Equal(200, (await app.GetAsync($"{tokens["access_token"]}")).Status);

        await app.FormAsync("/connect/revoke", ("token", $"{tokens["refresh_token"]}"));

        Assert.Equal(401, (await app.GetAsync($"{tokens["access_token"]}")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_of_an_account_that_is_disabled_or_gone_opens_nothing(bool isGone)
    {
        var number = Next();
        var tokens = await app.SignInAsync(number);
        var token = $"{tokens["access_token"]}";
        var id = (await app.ListAsync(token))[0].Id;
        await using (var scope = server.Services.CreateAsyncScope())
        {
            // Behind the back of the admin API, which would revoke the token.
            var users = scope.ServiceProvider.GetRequiredService<ServerDbContext>().Users.Where(u => u.PhoneNumber == number);
            Assert.Equal(1, isGone ? await users.ExecuteDeleteAsync(Token) : await users.ExecuteUpdateAsync(static set => set.SetProperty(static u => u.LockoutEnd, DateTimeOffset.MaxValue), Token));
        }

        var answers = new[] { await app.GetAsync(token), await app.StartAsync(token, Next()), await app.ConfirmAsync(token, new string('A', 27), "123456"), await app.RemoveAsync(token, id) };

        Assert.All(answers, static answer => Assert.Equal((401, "invalid_token"), Shown(answer)));
    }

    [Fact]
    public async Task A_sign_in_of_long_ago_is_not_enough_to_change_anything_and_a_refresh_makes_it_no_younger()
    {
        var tokens = await app.SignInAsync(Next());
        var id = (await app.ListAsync($"{tokens["access_token"]}"))[0].Id;
        server.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(2));
        var refreshed = await app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{tokens["refresh_token"]}"));
        var token = $"{refreshed["access_token"]}";

        var answers = new[] { await app.StartAsync(token, Next()), await app.ConfirmAsync(token, new string('A', 27), "123456"), await app.RemoveAsync(token, id) };

        Assert.All(answers, static answer =>
        {
            Assert.Equal((401, "insufficient_user_authentication"), Shown(answer));
            Assert.Equal("600", $"{answer.Body["max_age"]}");
            Assert.Contains("error=\"insufficient_user_authentication\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            Assert.Contains("max_age=\"600\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        });
        Assert.Single(await app.ListAsync(token));
    }

    [Fact]
    public async Task A_number_of_somebody_else_is_asked_for_as_a_free_one_and_taken_once_it_is_proven()
    {
        var (taken, free) = (Next(), Next());
        await app.SignInAsync(taken);
        var token = await app.AccessTokenAsync(Next());

        var (started, other) = (await app.StartAsync(token, taken), await app.StartAsync(token, free));
        Assert.Equal((other.Status, MembersOf(other)), (started.Status, MembersOf(started)));
        Assert.Equal((400, "invalid_grant"), Shown(await app.ConfirmAsync(token, $"{started.Body["challenge_id"]}", Wrong(await app.CodeAsync(taken)))));
        Assert.Equal((409, "number_taken"), Shown(await app.ConfirmAsync(token, $"{started.Body["challenge_id"]}", await app.CodeAsync(taken))));
    }

    [Fact]
    public async Task Another_user_cannot_confirm()
    {
        var number = Next();
        var (alice, mallory) = (await app.AccessTokenAsync(Next()), await app.AccessTokenAsync(Next()));
        var (_, started, _) = await app.StartAsync(alice, number);
        var code = await app.CodeAsync(number);

        Assert.Equal((400, "invalid_grant"), Shown(await app.ConfirmAsync(mallory, $"{started["challenge_id"]}", code)));
        Assert.Equal(200, (await app.ConfirmAsync(alice, $"{started["challenge_id"]}", code)).Status);
        Assert.Single(await app.ListAsync(mallory));
    }

    [Fact]
    public async Task A_code_to_sign_in_binds_nothing_and_a_code_to_bind_signs_nobody_in()
    {
        var number = Next();
        var token = await app.AccessTokenAsync(Next());

        var signIn = await app.FormAsync("/connect/sms_otp", ("phone_number", number));
        Assert.Equal((400, "invalid_grant"), Shown(await app.ConfirmAsync(token, $"{signIn["challenge_id"]}", await app.CodeAsync(number))));

        var (_, started, _) = await app.StartAsync(token, number);
        var code = await app.CodeAsync(number);
        foreach (var id in new[] { $"{started["challenge_id"]}", "" })
        {
            var refused = await app.FormAsync(
                "/connect/token", ("grant_type", "sms_otp"), ("phone_number", number), ("code", code), ("challenge_id", id), ("scope", "openid"));
            Assert.Equal("invalid_grant", $"{refused["error"]}");
        }

        var resent = await app.FormAsync("/connect/sms_otp", ("challenge_id", $"{started["challenge_id"]}"));
        Assert.Equal("invalid_grant", $"{resent["error"]}");
        Assert.Equal(200, (await app.ConfirmAsync(token, $"{started["challenge_id"]}", code)).Status);
    }

    [Fact]
    public async Task Of_two_users_who_bind_one_number_at_once_one_wins()
    {
        var number = Next();
        List<(string Token, string Id, string Code)> rivals = [];
        foreach (var token in new[] { await app.AccessTokenAsync(Next()), await app.AccessTokenAsync(Next()) })
        {
            var (_, started, _) = await app.StartAsync(token, number);
            rivals.Add((token, $"{started["challenge_id"]}", await app.CodeAsync(number)));
        }

        var answers = await AtOnce.RunAsync(2, i => app.ConfirmAsync(rivals[i].Token, rivals[i].Id, rivals[i].Code));

        Assert.Equal([200, 409], answers.Select(static a => a.Status).Order());
    }

    [Fact]
    public async Task Only_a_number_of_the_account_can_be_replaced()
    {
        var token = await app.AccessTokenAsync(Next());
        var stranger = (await app.ListAsync(await app.AccessTokenAsync(Next())))[0].Id;

        Assert.Equal((404, "unknown_number"), Shown(await app.StartAsync(token, Next(), stranger)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"phone_number\":12025550100}")]
    [InlineData("{\"phone_number\":[\"+12025550100\"]}")]
    [InlineData("{\"phone_number\":null}")]
    [InlineData("{\"phone_number\":\"+12025550100\",\"phone_number\":\"+12025550101\"}")]
    [InlineData("{\"phone_number\":\"\\ud800\"}")]
    [InlineData("{\"phone_number\":\"+12025550100\"")]
    [InlineData("{\"phone_number\":\"call me\"}")]
    [InlineData("{\"phone_number\":\"2025550100\"}")]
    [InlineData("{\"country\":\"US\"}")]
    public async Task A_body_that_cannot_be_read_is_the_fault_of_the_client(string body)
    {
        var token = await app.AccessTokenAsync(Next());

        Assert.Equal((400, "invalid_request"), Shown(await app.SendAsync(HttpMethod.Post, $"{AccountWire.Numbers}/start", token, body)));
        Assert.Equal((400, "invalid_request"), Shown(await app.SendAsync(HttpMethod.Post, $"{AccountWire.Numbers}/confirm", token, body)));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var token = await app.AccessTokenAsync(Next());
        var body = $$"""{"phone_number":"{{new string('1', 20_000)}}"}""";

        Assert.Equal((400, "invalid_request"), Shown(await app.SendAsync(HttpMethod.Post, $"{AccountWire.Numbers}/start", token, body)));
    }

    [Fact]
    public async Task No_answer_may_be_cached()
    {
        var token = await app.AccessTokenAsync(Next());

        foreach (var answer in new[] { await app.GetAsync(token), await app.GetAsync(null), await app.StartAsync(token, Next()) })
        {
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    // Parallel tests of one server each have numbers of their own.
    private static string Next() => $"+1202555{Interlocked.Increment(ref last):0000}";

    private static string Wrong(string code) => code == "000000" ? "111111" : "000000";

    private static string MembersOf((int Status, JsonObject Body, HttpResponseHeaders Headers) answer) =>
        string.Join(' ', answer.Body.Select(static m => m.Key is "challenge_id" ? m.Key : $"{m.Key}={m.Value}"));

    private static (int Status, string Error) Shown((int Status, JsonObject Body, HttpResponseHeaders Headers) answer) =>
        (answer.Status, $"{answer.Body["error"]}");
}
