using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit.Audit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>What requests leave in the audit trail.</summary>
public sealed class AuditTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_sign_in_leaves_its_entries_with_the_address_and_the_trace_of_the_request()
    {
        var (host, trail) = await StartAsync();
        await using var _ = host;
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        var challenge = await host.PostAsync("connect/sms_otp", http, [("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number)]);
        await host.TokenAsync(SmsOtpHost.CodeOf(host.Texts[0]), challenge["challenge_id"]);

        Assert.Equal([AuditEvent.TextSent, AuditEvent.CodeRequested, AuditEvent.SignedIn], trail.Entries.Select(static e => e.Event));
        Assert.Equal(Trace, trail.Entries[1].CorrelationId);
        Assert.Matches("^[0-9a-f]{32}$", trail.Entries[2].CorrelationId);
        Assert.NotEqual(Trace, trail.Entries[2].CorrelationId);
        Assert.All(trail.Entries.Skip(1), static e => Assert.True(IPAddress.IsLoopback(e.Address!)));
    }

    [Fact]
    public async Task A_text_has_the_trace_of_the_request_that_asked_for_it_also_when_it_goes_out_later()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("closed", new() { AutomaticSignUp = false });
        host.Accounts.Put(TestKit.Numbers.American, "alice");
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        await host.PostAsync("connect/sms_otp", http, [("client_id", "closed"), ("phone_number", SmsOtpHost.Number)]);
        while (host.Logs.Entries.Count(static e => e.EventId.Id == 2001) < 2) await Task.Delay(10, TestContext.Current.CancellationToken);

        Assert.All(
            host.Logs.Entries.Where(static e => e.EventId.Id == 2001),
            static e => Assert.Contains($"CorrelationId={Trace}", e.Values));
    }

    [Fact]
    public async Task What_is_refused_before_the_engine_sees_it_is_recorded_when_a_number_was_presented()
    {
        var (host, trail) = await StartAsync();
        await using var _ = host;
        await host.AddClientAsync("confidential", configure: static application =>
        {
            application.ClientType = ClientTypes.Confidential;
            application.ClientSecret = "a rather long secret";
        });
        await host.AddClientAsync("without", configure: static application => application.Permissions.Remove(SmsOtpConstants.Permission));

        await host.ChallengeAsync(client: "confidential", more: ("client_secret", "wrong"));
        await host.ChallengeAsync(client: "without");
        await host.ChallengeAsync(client: SmsOtpHost.Number);
        await host.TokenAsync("123456", client: "confidential", more: ("client_secret", "wrong"));
        await host.TokenAsync("123456", client: "without");
        await host.TokenAsync("123456", client: "nobody");
        await host.TokenAsync("123456", scope: "no_such_scope");

        Assert.Equal(
            [
                (AuditEvent.SendRefused, "request:invalid_client", "confidential"),
                (AuditEvent.SendRefused, "request:unauthorized_client", "without"),
                (AuditEvent.SendRefused, "request:invalid_client", null),
                (AuditEvent.CodeRefused, "request:invalid_client", "confidential"),
                (AuditEvent.CodeRefused, "request:unauthorized_client", "without"),
                (AuditEvent.CodeRefused, "request:invalid_client", null),
                (AuditEvent.CodeRefused, "request:invalid_scope", "app"),
            ],
            trail.Entries.Select(static e => (e.Event, e.Reason, e.ClientId)));
        Assert.All(trail.Entries, static e =>
        {
            Assert.Equal(SmsOtpHost.Number, e.PhoneNumber!.E164);
            Assert.NotNull(e.Address);
            Assert.NotNull(e.CorrelationId);
        });
    }

    [Fact]
    public async Task What_the_engine_refuses_is_recorded_once()
    {
        var (host, trail) = await StartAsync();
        await using var _ = host;
        var (id, code) = await host.SendCodeAsync();
        await host.TokenAsync(SmsOtpHost.Wrong(code), id);
        await host.TokenAsync(code, "AAAAAAAAAAAAAAAAAAAAAAAAAAA");
        await host.ChallengeAsync(more: ("challenge_id", id));

        Assert.Equal(
            ["WrongCode", "UnknownChallenge", "limit:number:cooldown"],
            trail.Entries.Where(static e => e.Event is AuditEvent.CodeRefused or AuditEvent.SendRefused).Select(static e => e.Reason));
    }

    [Fact]
    public async Task A_request_that_is_malformed_or_of_another_grant_leaves_nothing()
    {
        var (host, trail) = await StartAsync();
        await using var _ = host;
        await host.ChallengeAsync(number: "+1202");
        await host.ChallengeAsync(more: ("ui_locales", "?!"));
        await host.TokenAsync("not a code");
        await host.PostAsync("connect/token", ("grant_type", "client_credentials"), ("client_id", "nobody"), ("phone_number", SmsOtpHost.Number));
        await host.PostAsync("connect/token", ("grant_type", "no_such_grant"), ("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number));

        Assert.Empty(trail.Entries);
    }

    [Fact]
    public async Task The_trail_is_in_the_database_of_the_host()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.SendCodeAsync();

        IReadOnlyList<AuditRecord> records = [];
        while (records.Count < 2)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
            records = await host.Services.GetRequiredService<IAuditLog>().ListAsync(
                new AuditFilter { PhoneNumber = TestKit.Numbers.American }, null, 10, TestContext.Current.CancellationToken);
        }

        Assert.Equal([AuditEvent.CodeRequested, AuditEvent.TextSent], records.Select(static r => r.Event));
    }

    private static async Task<(SmsOtpHost Host, RecordingAuditTrail Trail)> StartAsync()
    {
        var trail = new RecordingAuditTrail();
        return (await SmsOtpHost.StartAsync(services: services => services.AddSingleton<IAuditTrail>(trail)), trail);
    }
}
