using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task Wrong_expired_used_superseded_unknown_and_disabled_are_the_same_to_the_byte()
    {
        await using var host = await SmsOtpHost.StartAsync(SmsOtpHost.WithoutLimits);
        var answers = new Dictionary<string, Wire>();

        var (id, code) = await host.SendCodeAsync();
        answers["wrong"] = await host.TokenAsync(SmsOtpHost.Wrong(code), id);
        answers["wrong length"] = await host.TokenAsync(code + "0", id);
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
        answers["used"] = await host.TokenAsync(code, id);
        answers["used, blind"] = await host.TokenAsync(code);
        answers["unknown challenge"] = await host.TokenAsync(code, SmsAuth.Challenges.ChallengeId.New().Value);
        answers["unknown number"] = await host.TokenAsync(code, number: "+12025550123");

        var (superseded, supersededCode) = await host.SendCodeAsync();
        for (var i = 0; i < 3; i++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await host.SendCodeAsync();
        }

        answers["superseded"] = await host.TokenAsync(supersededCode, superseded);

        var (exhausted, exhaustedCode) = await host.SendCodeAsync();
        for (var i = 0; i < 5; i++) answers[$"try {i}"] = await host.TokenAsync(SmsOtpHost.Wrong(exhaustedCode), exhausted);
        answers["exhausted"] = await host.TokenAsync(exhaustedCode, exhausted);

        var (expired, expiredCode) = await host.SendCodeAsync();
        host.Time.Advance(TimeSpan.FromMinutes(5));
        answers["expired"] = await host.TokenAsync(expiredCode, expired);

        host.Accounts.Disable(host.Accounts.All.Single().Id);
        var (disabled, disabledCode) = await host.SendCodeAsync();
        answers["disabled account"] = await host.TokenAsync(disabledCode, disabled);

        var first = answers["wrong"];
        Assert.Equal(400, first.Status);
        Assert.Equal("invalid_grant", first.Error);
        foreach (var (reason, answer) in answers)
        {
            Assert.True(first.Status == answer.Status && first.Body == answer.Body && first.Headers.OrderBy(static h => h.Key).SequenceEqual(answer.Headers.OrderBy(static h => h.Key)), reason);
        }
    }

    [Fact]
    public async Task A_code_for_one_client_or_number_never_works_for_another()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("other");
        var (id, code) = await host.SendCodeAsync();

        Assert.Equal("invalid_grant", (await host.TokenAsync(code, id, client: "other")).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(code, client: "other")).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(code, id, number: "+12025550101")).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(code, number: "+12025550101")).Error);
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    [Fact]
    public async Task A_request_that_fails_for_another_reason_does_not_burn_the_code()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("confidential", configure: a => (a.ClientType, a.ClientSecret) = ("confidential", "right secret"));
        await host.AddClientAsync("not allowed", configure: a => a.Permissions.Remove("gt:sms_otp"));
        var (id, code) = await host.SendCodeAsync(client: "confidential", more: ("client_secret", "right secret"));

        Task<Wire> Try(string? scope = null, string? secret = "right secret", string? number = SmsOtpHost.Number) => host.PostAsync(
            "connect/token",
            ("grant_type", "sms_otp"), ("client_id", "confidential"), ("client_secret", secret), ("phone_number", number), ("code", code), ("challenge_id", id), ("scope", scope));

        Assert.Equal("invalid_scope", (await Try(scope: "no_such_scope")).Error);
        foreach (var secret in new[] { "wrong secret", null })
        {
            var refused = await Try(secret: secret);
            Assert.Equal((401, "invalid_client"), (refused.Status, refused.Error));
        }

        Assert.Equal("invalid_request", (await Try(number: "nobody")).Error);
        Assert.Equal("unauthorized_client", (await host.TokenAsync(code, id, client: "not allowed")).Error);
        for (var i = 0; i < 10; i++) await Try(scope: "no_such_scope");
        Assert.Equal(200, (await Try()).Status);
    }

    [Fact]
    public async Task A_client_without_the_permission_gets_no_text()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("not allowed", configure: a => a.Permissions.Remove("gt:sms_otp"));
        var refused = await host.ChallengeAsync(client: "not allowed");
        Assert.Equal((400, "unauthorized_client"), (refused.Status, refused.Error));
        Assert.Empty(host.Texts);
    }

    [Fact]
    public async Task A_country_that_the_client_does_not_serve_is_denied_and_no_text_goes_out()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("nordic", new SmsOtpClientSettings { AllowedCountries = { "se", "NO" } });

        var refused = await host.ChallengeAsync(client: "nordic");
        Assert.Equal((400, "access_denied"), (refused.Status, refused.Error));
        Assert.Empty(host.Texts);
        Assert.Equal(200, (await host.ChallengeAsync("+46701740605", "nordic")).Status);
    }

    [Fact]
    public async Task A_client_that_requires_the_challenge_id_refuses_a_code_without_it()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("strict", new SmsOtpClientSettings { ChallengeIdRequired = true });
        var (id, code) = await host.SendCodeAsync(client: "strict");

        Assert.Equal("invalid_grant", (await host.TokenAsync(code, client: "strict")).Error);
        Assert.Equal(200, (await host.TokenAsync(code, id, client: "strict")).Status);
    }

    [Fact]
    public async Task Where_nobody_may_sign_up_an_unknown_number_is_answered_as_a_known_one_and_gets_no_text()
    {
        const string Known = "+12025550111";
        const string Unknown = "+12025550122";
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("closed", new SmsOtpClientSettings { AutomaticSignUp = false });
        host.Accounts.Put(SmsAuth.PhoneNumbers.PhoneNumber.FromStored(Known, "US"), "known");

        var known = await host.ChallengeAsync(Known, "closed");
        var unknown = await host.ChallengeAsync(Unknown, "closed");
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Headers.OrderBy(static h => h.Key), unknown.Headers.OrderBy(static h => h.Key));
        Assert.Equal(known.Json.Select(Shape), unknown.Json.Select(Shape));

        var wrongKnown = await host.TokenAsync("000000", known["challenge_id"], Known, "closed");
        var wrongUnknown = await host.TokenAsync("000000", unknown["challenge_id"], Unknown, "closed");
        Assert.Equal(wrongKnown.Body, wrongUnknown.Body);
        var soonKnown = await host.ChallengeAsync(Known, "closed", ("challenge_id", known["challenge_id"]));
        var soonUnknown = await host.ChallengeAsync(Unknown, "closed", ("challenge_id", unknown["challenge_id"]));
        Assert.Equal((429, soonKnown.Body), (soonUnknown.Status, soonUnknown.Body));

        await Eventually(() => host.Texts.Count == 1);
        Assert.Equal(Known, host.Texts[0].To);
        Assert.Equal(200, (await host.TokenAsync(SmsOtpHost.CodeOf(host.Texts[0]), known["challenge_id"], Known, "closed")).Status);
        Assert.Single(host.Accounts.All);

        static string Shape(KeyValuePair<string, System.Text.Json.Nodes.JsonNode?> member) =>
            member.Key is "challenge_id" ? $"{member.Key}:{member.Value!.ToString().Length}" : $"{member.Key}:{member.Value}";
    }

    [Fact]
    public async Task A_resend_waits_for_the_interval_replaces_the_code_and_keeps_the_tries()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, first) = await host.SendCodeAsync();
        for (var i = 0; i < 3; i++) await host.TokenAsync(SmsOtpHost.Wrong(first), id);

        var soon = await host.ChallengeAsync(more: ("challenge_id", id));
        Assert.Equal((429, "slow_down", "60", "60"), (soon.Status, soon.Error, soon["retry_after"], soon.Headers["Retry-After"]));
        Assert.Single(host.Texts);

        host.Time.Advance(TimeSpan.FromSeconds(60));
        var resent = await host.PostAsync("connect/sms_otp", ("client_id", SmsOtpHost.Client), ("challenge_id", id));
        Assert.Equal((200, id), (resent.Status, resent["challenge_id"]));
        var second = SmsOtpHost.CodeOf(host.Texts[0]);

        // Two tries are left of five: the old code takes one, the new one the other.
        if (first != second) Assert.Equal("invalid_grant", (await host.TokenAsync(first, id)).Error);
        Assert.Equal(200, (await host.TokenAsync(second, id)).Status);
    }

    [Fact]
    public async Task Resending_does_not_restore_spent_tries()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync();
        for (var i = 0; i < 5; i++) await host.TokenAsync(SmsOtpHost.Wrong(code), id);
        host.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("invalid_grant", (await host.ChallengeAsync(more: ("challenge_id", id))).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(code, id)).Error);
    }

    [Fact]
    public async Task Nobody_can_resend_the_challenge_of_another_client_or_number()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("other");
        var (id, _) = await host.SendCodeAsync();
        host.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("invalid_grant", (await host.ChallengeAsync(client: "other", more: ("challenge_id", id))).Error);
        Assert.Equal("invalid_grant", (await host.ChallengeAsync("+12025550101", more: ("challenge_id", id))).Error);
        Assert.Single(host.Texts);
    }

    [Fact]
    public async Task A_stranger_neither_ends_a_challenge_nor_uses_up_its_tries()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync();
        for (var i = 0; i < 20; i++) await host.TokenAsync(SmsOtpHost.Wrong(code));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.ChallengeAsync();
        await host.ChallengeAsync();

        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    private static async Task Eventually(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.True(condition());
    }
}
