using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class SecrecyTests
{
    [Fact]
    public async Task No_log_of_the_whole_flow_holds_a_code_a_number_or_a_challenge_id_at_any_level()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("closed", new SmsOtpClientSettings { AutomaticSignUp = false });
        var (id, first) = await host.SendCodeAsync();
        await host.TokenAsync(SmsOtpHost.Wrong(first), id);
        await host.TokenAsync(first, id, scope: "no_such_scope");
        host.Time.Advance(TimeSpan.FromSeconds(60));
        await host.ChallengeAsync(more: ("challenge_id", id));
        var second = SmsOtpHost.CodeOf(host.Texts[0]);
        var token = await host.TokenAsync(second, id, scope: "openid phone offline_access");
        await host.TokenAsync(second, id);
        await host.TokenAsync(second, id, more: ("phone_number", SmsOtpHost.Number));
        await host.TokenAsync(second, number: "2025550100", more: ("country", "US"));
        await host.PostAsync("connect/token", ("grant_type", "no_such_grant"), ("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number), ("code", second));
        await host.ChallengeAsync(client: "closed");
        await host.RefreshAsync(token["refresh_token"]!);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("connect/userinfo", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token["access_token"]);
        using var userinfo = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains(SmsOtpHost.Number, await userinfo.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Contains(host.Logs.Entries, static e => e.Level == LogLevel.Trace);
        Assert.Contains(host.Logs.Entries, static e => e.Category.StartsWith("OpenIddict", StringComparison.Ordinal) && e.Message.Contains("[redacted]", StringComparison.Ordinal));
        host.Logs.AssertNowhere("2025550100");
        host.Logs.AssertNowhere(id);
        foreach (var code in new[] { first, second, SmsOtpHost.Wrong(first) })
        {
            Assert.All(host.Logs.Entries, e => Assert.DoesNotMatch($"(?<![0-9a-zA-Z]){code}(?![0-9a-zA-Z])", e.Everything));
        }
    }

    [Fact]
    public async Task No_trace_and_no_metric_of_the_whole_flow_holds_a_code_a_number_or_a_challenge_id()
    {
        const string number = "+12025550143";
        using var telemetry = new Telemetry();
        await using var host = await SmsOtpHost.StartAsync();
        var (id, first) = await host.SendCodeAsync(number);
        await host.TokenAsync(SmsOtpHost.Wrong(first), id, number);
        await host.ChallengeAsync(number, more: ("challenge_id", id));
        host.Time.Advance(TimeSpan.FromSeconds(60));
        await host.ChallengeAsync(number, more: ("challenge_id", id));
        var second = SmsOtpHost.CodeOf(host.Texts[0]);
        var token = await host.TokenAsync(second, id, number, scope: "openid phone offline_access");
        await host.TokenAsync(second, id, number);
        await host.TokenAsync(second, id, number, client: "nobody");
        await host.ChallengeAsync("2025550143", more: ("country", "US"));
        await host.RefreshAsync(token["refresh_token"]!);

        Assert.Contains(telemetry.Texts, static t => t.StartsWith("activity Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Contains(telemetry.Texts, static t => t.StartsWith("metric Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.All(telemetry.Texts, text =>
        {
            Assert.DoesNotContain("2025550143", text, StringComparison.Ordinal);
            Assert.DoesNotContain(id, text, StringComparison.Ordinal);
            foreach (var code in new[] { first, second, SmsOtpHost.Wrong(first) }) Assert.DoesNotMatch($"(?<![0-9a-zA-Z]){code}(?![0-9a-zA-Z])", text);
        });
    }

    [Fact]
    public async Task The_levels_that_the_host_has_configured_stay_as_they_are()
    {
        await using var host = await SmsOtpHost.StartAsync(services: static s => s.AddLogging(static l => l.AddFilter("OpenIddict", LogLevel.Warning)));
        var (id, code) = await host.SendCodeAsync();
        await host.TokenAsync(code, id);

        Assert.DoesNotContain(host.Logs.Entries, static e => e.Category.StartsWith("OpenIddict", StringComparison.Ordinal) && e.Level < LogLevel.Warning);
    }
}
