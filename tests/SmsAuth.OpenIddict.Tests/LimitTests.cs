using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Limits;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>The limits as clients see them: 429 with the same time in header and body, and nothing that tells which limit it was.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, Action<LimitOptions>> Limits => new()
    {
        { "number:hour", static l => l.Number.PerHour = 3 },
        { "number:day", static l => (l.Number.PerHour, l.Number.PerDay) = (0, 3) },
        { "address:hour", static l => l.Address.PerHour = 3 },
        { "client:hour", static l => l.Client.PerHour = 3 },
        { "country:day", static l => l.Country.PerDay = 3 },
        { "country:cap", static l => l.Country.Cap["US"] = 3 },
        { "global:minute", static l => l.Global.PerMinute = 3 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task The_request_after_the_last_one_of_a_limit_is_told_when_to_come_back(string limit, Action<LimitOptions> configure)
    {
        await using var host = await StartAsync(configure);
        for (var i = 0; i < 3; i++) Assert.Equal(200, (await host.ChallengeAsync()).Status);

        var refused = await host.ChallengeAsync();

        AssertSlowDown(refused);
        Assert.DoesNotContain(limit, refused.Body, StringComparison.Ordinal);
        Assert.Equal(3, host.Texts.Count);
        host.Time.Advance(TimeSpan.FromSeconds(SecondsOf(refused)));
        Assert.Equal(200, (await host.ChallengeAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Of_a_hundred_that_arrive_at_once_no_more_than_the_limit_get_through(string limit, Action<LimitOptions> configure)
    {
        await using var host = await StartAsync(configure);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.ChallengeAsync()));

        Assert.True(answers.Count(static a => a.Status == 200) == 3, limit);
        Assert.All(answers.Where(static a => a.Status != 200), AssertSlowDown);
        Assert.Equal(3, host.Texts.Count);
    }

    [Fact]
    public async Task The_interval_grows_over_the_challenges_of_a_number_and_holds_to_the_second()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.ChallengeAsync();
        var second = await host.ChallengeAsync();
        Assert.Equal("120", second["interval"]);

        host.Time.Advance(TimeSpan.FromSeconds(119));
        var soon = await host.ChallengeAsync(more: ("challenge_id", second["challenge_id"]));
        Assert.Equal((429, "1"), (soon.Status, soon["retry_after"]));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var resent = await host.ChallengeAsync(more: ("challenge_id", second["challenge_id"]));
        Assert.Equal((200, "300"), (resent.Status, resent["interval"]));
    }

    [Fact]
    public async Task A_client_has_the_limits_of_its_settings()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("strict", new SmsOtpClientSettings { Limits = new LimitOverrides { NumberPerHour = 1 } });
        await host.AddClientAsync("lax", new SmsOtpClientSettings { Limits = new LimitOverrides { NumberPerHour = 7, NumberPerDay = 0 } });

        Assert.Equal(200, (await host.ChallengeAsync(client: "strict")).Status);
        AssertSlowDown(await host.ChallengeAsync(client: "strict"));
        for (var i = 0; i < 6; i++) Assert.Equal(200, (await host.ChallengeAsync(client: "lax")).Status);
        AssertSlowDown(await host.ChallengeAsync(client: "lax"));
    }

    [Fact]
    public async Task A_spent_budget_answers_as_a_wrong_code_does_and_no_text_goes_out()
    {
        await using var host = await StartAsync(static l => l.Failures.PerNumberPerDay = 2);
        var (id, code) = await host.SendCodeAsync();
        var wrong = await host.TokenAsync(SmsOtpHost.Wrong(code), id);
        await host.TokenAsync(SmsOtpHost.Wrong(code), id);

        var spent = await host.TokenAsync(code, id);

        Assert.Equal((wrong.Status, wrong.Body), (spent.Status, spent.Body));
        Assert.Equal(wrong.Headers, spent.Headers);
        AssertSlowDown(await host.ChallengeAsync());
        Assert.Single(host.Texts);
    }

    [Fact]
    public async Task Of_a_hundred_wrong_codes_at_three_challenges_at_once_ten_are_judged()
    {
        await using var host = await SmsOtpHost.StartAsync();
        List<(string Id, string Code)> sent = [];
        for (var i = 0; i < 3; i++) sent.Add(await host.SendCodeAsync());

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => host.TokenAsync(SmsOtpHost.Wrong(sent[i % 3].Code), i % 2 == 0 ? sent[i % 3].Id : null)));

        var judged = 0;
        foreach (var (id, _) in sent)
        {
            var challenge = await host.FindChallengeAsync(id);
            judged += challenge.Attempts + challenge.BlindAttempts;
        }

        Assert.InRange(judged, 1, 10);
        Assert.All(await Task.WhenAll(sent.Select(s => host.TokenAsync(s.Code, s.Id))), static a => Assert.Equal("invalid_grant", a.Error));
    }

    [Fact]
    public async Task When_limits_cannot_be_read_no_text_goes_out_and_codes_are_still_checked()
    {
        BrokenLimiter? limiter = null;
        await using var host = await SmsOtpHost.StartAsync(s => s.Decorate<ILimiter>(inner => limiter = new BrokenLimiter(inner)));
        var (id, code) = await host.SendCodeAsync();
        limiter!.Broken = true;

        var refused = await host.ChallengeAsync();
        Assert.Equal((503, "temporarily_unavailable"), (refused.Status, refused.Error));
        Assert.Single(host.Texts);
        Assert.Equal("invalid_grant", (await host.TokenAsync(SmsOtpHost.Wrong(code), id)).Error);
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    [Fact]
    public async Task Where_nobody_signs_up_an_unknown_number_is_limited_as_a_known_one()
    {
        await using var host = await StartAsync(static l => l.Number.PerHour = 2);
        await host.AddClientAsync("closed", new SmsOtpClientSettings { AutomaticSignUp = false });
        host.Accounts.Put(TestKit.Numbers.Parse("+12025550111"), "alice");
        List<(int, string?, string?)> known = [], unknown = [];
        for (var i = 0; i < 4; i++)
        {
            known.Add(Shape(await host.ChallengeAsync("+12025550111", "closed")));
            unknown.Add(Shape(await host.ChallengeAsync("+12025550112", "closed")));
        }

        Assert.Equal(known, unknown);
        Assert.Equal([200, 200, 429, 429], known.Select(static k => k.Item1));
    }

    [Theory]
    [InlineData("sms_otp:limits:number_per_hour", "-1")]
    [InlineData("sms_otp:limits:number_per_hour", "1001")]
    [InlineData("sms_otp:limits:number_per_hour", "")]
    [InlineData("sms_otp:limits:number_per_hour", "five")]
    [InlineData("sms_otp:limits:number_per_huor", "5")]
    [InlineData("sms_otp:limits:NumberPerHour", "5")]
    public void A_limit_of_a_client_that_cannot_be_read_is_an_error_and_never_a_default(string key, string value)
    {
        var error = Assert.Throws<FormatException>(() => StoredClientSettings.Read("app", new Dictionary<string, string> { [key] = value }));
        Assert.Contains("sms_otp:limits:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_survive_the_way_through_an_application_and_what_is_not_set_stays_so()
    {
        var limits = new LimitOverrides { NumberPerHour = 1, NumberPerDay = 2, AddressPerHour = 0, ClientPerHour = 4, FailuresPerNumberPerDay = 6 };
        var stored = new Dictionary<string, string>();

        StoredClientSettings.Write(new SmsOtpClientSettings { Limits = limits }, stored);

        Assert.Equal(limits, StoredClientSettings.Read("app", stored).Limits);
        Assert.DoesNotContain("sms_otp:limits:country_per_day", stored.Keys);
    }

    private static Task<SmsOtpHost> StartAsync(Action<LimitOptions> configure) =>
        SmsOtpHost.StartAsync(services => services.AddSmsAuth().ConfigureLimits(configure));

    private static void AssertSlowDown(Wire answer)
    {
        Assert.Equal((429, "slow_down"), (answer.Status, answer.Error));
        Assert.Equal(answer["retry_after"], answer.Headers["Retry-After"]);
        Assert.True(SecondsOf(answer) >= 1);
    }

    private static int SecondsOf(Wire answer) => int.Parse(answer["retry_after"]!, CultureInfo.InvariantCulture);

    private static (int Status, string? Error, string? Time) Shape(Wire answer) => (answer.Status, answer.Error, answer["retry_after"] ?? answer["interval"]);

    private sealed class BrokenLimiter(ILimiter inner) : ILimiter
    {
        public bool Broken { get; set; }

        private ILimiter Inner => Broken ? throw new InvalidOperationException("the limits are down") : inner;

        public Task<LimitDecision> TakeAsync(IReadOnlyList<Quota> quotas, Pace? pace = null) => Inner.TakeAsync(quotas, pace);

        public Task GiveBackAsync(IReadOnlyList<Quota> quotas, DateTimeOffset takenAt) => Inner.GiveBackAsync(quotas, takenAt);

        public Task ResetAsync(Quota quota) => Inner.ResetAsync(quota);

        public Task ResetAsync(string name, string key) => Inner.ResetAsync(name, key);
    }
}
