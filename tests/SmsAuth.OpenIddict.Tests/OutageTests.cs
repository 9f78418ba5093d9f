using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>An outage is an outage: never a token, never a refusal, always in the log.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task When_no_gateway_accepts_the_text_the_client_is_told_to_come_back()
    {
        await using var host = await SmsOtpHost.StartAsync(s => s.AddSmsAuth().AddGateway<DeadGateway>().AddCodeVerifier("dead", o => o.Gateways.Add("dead")));
        await host.AddClientAsync("unlucky", new SmsOtpClientSettings { Verifier = "dead" });
        var failed = await host.ChallengeAsync(client: "unlucky");
        Assert.Equal((503, "temporarily_unavailable"), (failed.Status, failed.Error));
        Assert.Contains(host.Logs.Entries, static e => e.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_verifier_that_is_not_there_is_an_outage_at_both_endpoints()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("misconfigured", new SmsOtpClientSettings { Verifier = "no such verifier" });
        var failed = await host.ChallengeAsync(client: "misconfigured");
        Assert.Equal((503, "temporarily_unavailable"), (failed.Status, failed.Error));
    }

    [Fact]
    public async Task A_store_that_fails_is_a_server_error_at_both_endpoints_and_the_code_works_when_it_is_back()
    {
        FailingStore? store = null;
        await using var host = await SmsOtpHost.StartAsync(s => s.Decorate<IChallengeStore>(inner => store = new FailingStore(inner)));
        var (id, code) = await host.SendCodeAsync();

        store!.Fails = true;
        foreach (var failed in new[] { await host.ChallengeAsync(), await host.TokenAsync(code, id), await host.TokenAsync(code), await host.ChallengeAsync(more: ("challenge_id", id)) })
        {
            Assert.Equal((500, "server_error"), (failed.Status, failed.Error));
            Assert.DoesNotContain("access_token", failed.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("the store is down", failed.Body, StringComparison.Ordinal);
        }

        Assert.True(host.Logs.Entries.Count(static e => e.Level == LogLevel.Error && e.Exception is not null) >= 4);
        store.Fails = false;
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    [Fact]
    public async Task An_account_store_that_fails_is_a_server_error()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync();
        host.Accounts.Fails = true;
        var failed = await host.TokenAsync(code, id);
        Assert.Equal((500, "server_error"), (failed.Status, failed.Error));
    }

    [Fact]
    public async Task A_client_setting_that_cannot_be_read_is_a_server_error_and_never_a_default()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("broken", configure: a => a.Settings["sms_otp:automatic_sign_up"] = "perhaps");
        var failed = await host.ChallengeAsync(client: "broken");
        Assert.Equal((500, "server_error"), (failed.Status, failed.Error));
        Assert.Contains(host.Logs.Entries, static e => e.Exception?.Message.Contains("sms_otp:automatic_sign_up", StringComparison.Ordinal) == true);
        Assert.Empty(host.Texts);
    }

    private sealed class DeadGateway : ISmsGateway
    {
        public string Name => "dead";

        public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken) =>
            throw new HttpRequestException($"could not send {message.Body}");
    }

    private sealed class FailingStore(IChallengeStore inner) : IChallengeStore
    {
        public bool Fails { get; set; }

        private IChallengeStore Inner => Fails ? throw new InvalidOperationException("the store is down") : inner;

        public Task AddAsync(Challenge challenge, int maxPending) => Inner.AddAsync(challenge, maxPending);

        public Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken) => Inner.FindAsync(id, cancellationToken);

        public Task<IReadOnlyList<Challenge>> FindPendingAsync(
            string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken) =>
            Inner.FindPendingAsync(clientId, number, purpose, now, cancellationToken);

        public Task<bool> TryRecordAsync(Attempt attempt) => Inner.TryRecordAsync(attempt);

        public Task<bool> TryRenewAsync(Resend resend) => Inner.TryRenewAsync(resend);

        public Task RestoreAsync(Challenge before, KeyedHash renewed) => Inner.RestoreAsync(before, renewed);

        public Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted) => Inner.RecordDeliveryAsync(id, accepted);

        public Task<bool> TryCountAsync(Attempt attempt) => Inner.TryCountAsync(attempt);

        public Task<bool> TryConcludeAsync(Attempt attempt) => Inner.TryConcludeAsync(attempt);

        public Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken) =>
            Inner.FindByMessageAsync(gateway, messageId, cancellationToken);

        public Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt) => Inner.TryAdvanceDeliveryAsync(gateway, receipt);

        public Task<bool> TryRerouteAsync(Reroute reroute) => Inner.TryRerouteAsync(reroute);
    }
}
