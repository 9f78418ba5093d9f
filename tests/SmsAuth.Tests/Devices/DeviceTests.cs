using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Devices;
using SmsAuth.Devices.InMemory;
using SmsAuth.Sending;
using SmsAuth.Fraud;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Devices;

public sealed class DeviceTests : IAsyncDisposable
{
    private readonly RecordedAudit audit = new();
    private readonly RecordedSends sends = new();
    private readonly CountingDeviceStore store = new();
    private readonly Engine engine;

    public DeviceTests() => engine = NewEngine(static peppers => peppers.Keys["2026"] = Engine.Pepper("one"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_sign_in_that_did_not_ask_gets_no_device_token()
    {
        var challenge = await engine.StartedAsync();

        Assert.Null(Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge)).DeviceToken);
        Assert.DoesNotContain(audit.Entries, static e => e.Event is AuditEvent.DeviceTrusted);
    }

    [Fact]
    public async Task A_device_that_signed_in_before_is_recognized_at_its_next_challenge()
    {
        var (account, token) = await TrustedAsync();

        var challenge = await StartAsync(token);

        var device = Assert.Single(await engine.Devices.ListAsync(account, Token));
        Assert.Equal(device.Id, challenge.DeviceId);
        Assert.Equal(device.Id, (await engine.CurrentAsync(challenge)).DeviceId);
        Assert.Equal(device.Id, sends.Asked.Last().DeviceId);
    }

    [Fact]
    public async Task A_resend_counts_for_the_device_that_started_the_challenge()
    {
        var (_, token) = await TrustedAsync();
        var challenge = await StartAsync(token);
        engine.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));

        Assert.NotNull(challenge.DeviceId);
        Assert.Equal(challenge.DeviceId, sends.Asked.Last().DeviceId);
    }

    [Fact]
    public async Task A_token_of_another_number_counts_for_nothing()
    {
        var (_, token) = await TrustedAsync();

        Assert.Null((await StartAsync(token, r => r with { PhoneNumber = Numbers.OtherAmerican })).DeviceId);
        AssertIgnored("OtherNumber");
    }

    [Fact]
    public async Task A_token_changed_in_any_place_counts_for_nothing()
    {
        var (_, token) = await TrustedAsync();
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Null(await RecognizedAsync(changed));
        }

        foreach (var other in new[] { "", "A", token[..^1], token + "A", token + "=", token[4..], new string('A', 10_000), "\0", "ü" })
        {
            Assert.Null(await RecognizedAsync(other));
        }

        Assert.NotNull(await RecognizedAsync(token));
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        var (_, token) = await TrustedAsync();
        engine.Time.Advance(TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1));
        Assert.NotNull((await StartAsync(token)).DeviceId);
        engine.Time.Advance(TimeSpan.FromHours(2));

        Assert.Null((await StartAsync(token)).DeviceId);
        AssertIgnored("Expired");
    }

    [Fact]
    public async Task A_revoked_device_is_a_stranger_and_the_others_of_the_account_are_not()
    {
        var (account, first) = await TrustedAsync();
        var (_, second) = await TrustedAsync();
        var oldest = (await engine.Devices.ListAsync(account, Token))[^1];

        Assert.True(await engine.Devices.RevokeAsync(account, oldest.Id, actor: "admin"));
        Assert.False(await engine.Devices.RevokeAsync(account, oldest.Id));

        Assert.Null(await RecognizedAsync(first));
        Assert.NotNull(await RecognizedAsync(second));
        AssertIgnored("Revoked");
        var entry = Assert.Single(audit.Entries, static e => e.Event is AuditEvent.DeviceRevoked);
        Assert.Equal(("device:revoked", account, "admin"), (entry.Reason, entry.AccountId, entry.Actor));
    }

    [Fact]
    public async Task Revoking_all_devices_of_an_account_leaves_none()
    {
        var (account, first) = await TrustedAsync();
        var (_, second) = await TrustedAsync();

        Assert.Equal(2, await engine.Devices.RevokeAllAsync(account));
        Assert.Equal(0, await engine.Devices.RevokeAllAsync(account));

        Assert.Null(await RecognizedAsync(first));
        Assert.Null(await RecognizedAsync(second));
        Assert.Equal(["device:revoked_all"], audit.ReasonsOf(AuditEvent.DeviceRevoked));
    }

    [Fact]
    public async Task A_number_that_signs_in_to_another_account_by_now_does_not_recognize_its_former_owners_device()
    {
        var (_, token) = await TrustedAsync();
        engine.Accounts.Put(Numbers.American, "the-next-owner");

        Assert.Null((await StartAsync(token)).DeviceId);
        AssertIgnored("OtherAccount");
    }

    [Fact]
    public async Task A_device_of_a_disabled_account_is_a_stranger()
    {
        var (account, token) = await TrustedAsync();
        engine.Accounts.Disable(account);

        Assert.Null((await StartAsync(token)).DeviceId);
        AssertIgnored("OtherAccount");
    }

    [Fact]
    public async Task A_token_survives_a_rotation_of_peppers_as_long_as_the_old_one_is_kept()
    {
        var (_, token) = await TrustedAsync();
        await using var rotated = NewEngine(static peppers =>
        {
            peppers.Keys["2026"] = Engine.Pepper("one");
            peppers.Keys["2027"] = Engine.Pepper("two");
            peppers.Current = "2027";
            peppers.Numbers = "2026";
        });
        await using var without = NewEngine(static peppers => peppers.Keys["2027"] = Engine.Pepper("two"));
        foreach (var later in new[] { rotated, without }) later.Accounts.Put(Numbers.American, engine.Accounts.All.Single().Id);

        Assert.NotNull((await rotated.StartedAsync(change: r => r with { DeviceToken = token })).DeviceId);
        Assert.Null((await without.StartedAsync(change: r => r with { DeviceToken = token })).DeviceId);
    }

    [Fact]
    public async Task A_sign_in_that_asks_again_replaces_the_token_of_its_device()
    {
        var (account, old) = await TrustedAsync();
        var challenge = await StartAsync(old);
        var renewed = Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, static r => r with { RememberDevice = true })).DeviceToken;

        Assert.Null(await RecognizedAsync(old));
        Assert.NotNull(await RecognizedAsync(renewed!.Value));
        Assert.Single(await engine.Devices.ListAsync(account, Token));
        Assert.Equal([null, "device:renewed"], audit.ReasonsOf(AuditEvent.DeviceTrusted));
    }

    [Fact]
    public async Task The_oldest_of_too_many_devices_gives_way_and_that_is_audited()
    {
        await using var small = NewEngine(static peppers => peppers.Keys["2026"] = Engine.Pepper("one"), static b => b.ConfigureDevices(static o => o.PerAccount = 1));
        await TrustedAsync(small);
        var (account, _) = await TrustedAsync(small);

        Assert.Single(await small.Devices.ListAsync(account, Token));
        Assert.Equal(["device:gave_way"], audit.ReasonsOf(AuditEvent.DeviceRevoked));
    }

    [Fact]
    public async Task The_last_use_is_written_at_most_once_a_day()
    {
        var (_, token) = await TrustedAsync();
        for (var hour = 0; hour <= 48; hour += 8)
        {
            Assert.NotNull(await RecognizedAsync(token));
            engine.Time.Advance(TimeSpan.FromHours(8));
        }

        Assert.Equal(3, store.Uses);
    }

    [Fact]
    public async Task A_wrong_code_trusts_nobody_whatever_token_came_with_the_challenge()
    {
        var (account, token) = await TrustedAsync();
        var challenge = await StartAsync(token);

        Assert.Equal(
            new RedeemOutcome.Refused(RefusalReason.WrongCode),
            await engine.RedeemAsync(challenge, static r => r with { Code = Engine.Not(r.Code), RememberDevice = true }));
        Assert.Single(await engine.Devices.ListAsync(account, Token));
    }

    [Fact]
    public async Task While_the_store_of_devices_is_down_people_still_sign_in_as_strangers()
    {
        var (_, token) = await TrustedAsync();
        store.Fails = true;

        var challenge = await StartAsync(token);
        var signedIn = Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, static r => r with { RememberDevice = true }));

        Assert.Null(challenge.DeviceId);
        Assert.Null(signedIn.DeviceToken);
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 2204);
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 2205);
    }

    [Fact]
    public async Task A_token_never_prints_itself_and_is_in_no_log()
    {
        var (_, token) = await TrustedAsync();
        var challenge = await StartAsync(token);
        var signedIn = await engine.RedeemAsync(challenge, static r => r with { RememberDevice = true });
        await RecognizedAsync(token);

        Assert.Contains("[device token]", $"{signedIn}", StringComparison.Ordinal);
        engine.Logs.AssertNowhere(token);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.InRange(token.Length, 100, 300);
    }

    private Engine NewEngine(Action<PepperOptions> peppers, Action<SmsAuthBuilder>? more = null) => new(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.UsePeppers(static o => o.Keys.Clear()).UsePeppers(peppers);
        builder.ConfigureLimits(static limits =>
        {
            (limits.Number.Cooldown, limits.Number.PerHour, limits.Number.PerDay) = ([TimeSpan.Zero], 0, 0);
            (limits.Client.PerHour, limits.Country.PerDay, limits.Global.PerMinute) = (0, 0, 0);
        });
        builder.ConfigureFraudGuard(static guard => guard.Velocity.Mode = GuardMode.Off);
        builder.Services.AddSingleton<IAuditTrail>(audit);
        builder.Services.AddSingleton<ISendCheck>(sends);
        builder.Services.AddSingleton<IDeviceStore>(store);
        more?.Invoke(builder);
    });

    private Task<(string Account, string Token)> TrustedAsync() => TrustedAsync(engine);

    private static async Task<(string Account, string Token)> TrustedAsync(Engine engine)
    {
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        var challenge = await engine.StartedAsync();
        var signedIn = Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, static r => r with { RememberDevice = true }));
        Assert.NotNull(signedIn.DeviceToken);
        return (signedIn.Account.Id, signedIn.DeviceToken.Value);
    }

    private Task<Challenge> StartAsync(string token, Func<StartRequest, StartRequest>? change = null) =>
        engine.StartedAsync(change: r => (change ?? (static same => same))(r with { DeviceToken = token }));

    private async Task<string?> RecognizedAsync(string token) => (await StartAsync(token)).DeviceId;

    private void AssertIgnored(string because) =>
        Assert.Contains(engine.Logs.Entries, e => e.EventId.Id == 2202 && e.Message.EndsWith($"{because}.", StringComparison.Ordinal));

    private sealed class CountingDeviceStore : IDeviceStore
    {
        private readonly InMemoryDeviceStore inner = new();

        public bool Fails { get; set; }

        public int Uses { get; private set; }

        public Task<int> AddAsync(Device device, int maxPerAccount) => Works().AddAsync(device, maxPerAccount);

        public Task<Device?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => Works().FindAsync(id, now, cancellationToken);

        public Task<IReadOnlyList<Device>> ListAsync(string accountId, DateTimeOffset now, CancellationToken cancellationToken) =>
            Works().ListAsync(accountId, now, cancellationToken);

        public Task RecordUseAsync(string id, DateTimeOffset now)
        {
            Uses++;
            return Works().RecordUseAsync(id, now);
        }

        public Task<bool> RevokeAsync(string accountId, string id) => Works().RevokeAsync(accountId, id);

        public Task<int> RevokeAllAsync(string accountId, string? number = null) => Works().RevokeAllAsync(accountId, number);

        public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => Works().PurgeAsync(now, max, cancellationToken);

        private InMemoryDeviceStore Works() => Fails ? throw new StoreOutageException() : inner;
    }
}
