using System.Collections.Frozen;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Fraud.Lists;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Fraud;

public sealed class FraudGuardTests
{
    private static PhoneNumber FixedLine { get; } = PhoneNumber.FromStored("+4930123456", "DE");

    private static PhoneNumber Voip { get; } = PhoneNumber.FromStored("+445612345678", "GB");

    private static PhoneNumber Premium { get; } = PhoneNumber.FromStored("+19002345678", "US");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_of_a_denied_country_gets_no_text()
    {
        await using var engine = FraudSetups.Guarded(static o => o.Countries.Denied = ["CN"]);

        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.Chinese));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
    }

    [Fact]
    public async Task A_number_of_a_country_that_is_not_allowed_gets_no_text()
    {
        await using var engine = FraudSetups.Guarded(static o => o.Countries.Allowed = ["US"]);

        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.Chinese));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
    }

    [Fact]
    public async Task A_country_that_a_client_denies_gets_no_text_though_it_is_allowed()
    {
        await using var engine = FraudSetups.Guarded();
        var client = Engine.App with { AllowedCountries = FrozenSet.Create("US", "CN"), DeniedCountries = FrozenSet.Create("CN") };

        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.Chinese, client));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American, client));
    }

    [Fact]
    public void The_kind_of_line_is_known_of_a_number_that_was_stored()
    {
        Assert.Equal(PhoneNumberTypes.FixedLine, FixedLine.Type);
        Assert.Equal(PhoneNumberTypes.Voip, Voip.Type);
        Assert.Equal(PhoneNumberTypes.PremiumRate, Premium.Type);
        Assert.Equal(PhoneNumberTypes.Mobile, Numbers.Chinese.Type);
    }

    [Fact]
    public async Task Lines_that_cost_extra_and_fixed_lines_get_no_text_and_voice_over_ip_does()
    {
        await using var engine = FraudSetups.Guarded();

        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Premium));
        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, FixedLine));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Voip));
        Assert.Equal([Voip], engine.Gateway.Handed.Select(static m => m.To));
    }

    [Fact]
    public async Task Fixed_lines_and_voice_over_ip_are_served_as_configured()
    {
        await using var engine = FraudSetups.Guarded(static o => (o.NumberTypes.FixedLine, o.NumberTypes.Voip) = (GuardMode.Off, GuardMode.Enforce));

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, FixedLine));
        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Voip));
    }

    [Fact]
    public async Task What_is_monitored_goes_out_and_is_logged_and_audited_as_what_would_have_been_refused()
    {
        await using var engine = FraudSetups.Guarded(static o => (o.Countries.Mode, o.Countries.Denied) = (GuardMode.Monitor, ["US"]));

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));

        var entry = Assert.Single(engine.Service<FraudSetups.KeptAudit>().Entries, static e => e.Event is AuditEvent.FraudAlert);
        Assert.Equal("monitor:fraud:country:US", entry.Reason);
        Assert.Equal(Numbers.American, entry.PhoneNumber);
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1801);
        Assert.DoesNotContain(engine.Service<FraudSetups.KeptAudit>().Entries, static e => e.Event is AuditEvent.SendRefused);
        engine.Logs.AssertNowhere(Numbers.American.E164);
    }

    [Fact]
    public async Task A_rule_that_is_off_finds_nothing()
    {
        await using var engine = FraudSetups.Guarded(static o => (o.Countries.Mode, o.Countries.Denied) = (GuardMode.Off, ["US"]));

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
        Assert.DoesNotContain(engine.Service<FraudSetups.KeptAudit>().Entries, static e => e.Event is AuditEvent.FraudAlert);
    }

    [Fact]
    public async Task The_mode_of_a_client_comes_before_that_of_its_verifier_and_that_before_the_general_one()
    {
        await using var engine = FraudSetups.Guarded(static o =>
        {
            o.Countries.Denied = ["US"];
            o.Verifiers["default"] = new FraudModes { Countries = GuardMode.Off };
        });
        var strict = Engine.App with { Guard = new FraudModes { Countries = GuardMode.Enforce } };

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.American, strict));
    }

    [Theory]
    [InlineData("+12025550100")]
    [InlineData("+1202555*")]
    [InlineData("+1*")]
    public async Task A_blocked_number_or_prefix_gets_no_text_until_the_entry_ends(string pattern)
    {
        await using var engine = FraudSetups.Guarded();
        await ListAsync(engine, ListKind.Blocked, pattern, TimeSpan.FromHours(1));

        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.American));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.Chinese));

        engine.Time.Advance(TimeSpan.FromHours(1));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
    }

    [Fact]
    public async Task A_change_of_the_lists_holds_within_ten_seconds()
    {
        await using var engine = FraudSetups.Guarded();
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
        await ListAsync(engine, ListKind.Blocked, "+1202555*", TimeSpan.FromDays(1));

        engine.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.American));
        Assert.True(await engine.Service<NumberListEditor>().RemoveAsync(NumberPattern.Parse("+1202555*")!, "root"));
        engine.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
    }

    [Fact]
    public async Task A_number_that_is_always_allowed_gets_its_text_whatever_the_rules_say()
    {
        await using var engine = FraudSetups.Guarded(static o =>
        {
            o.Countries.Denied = ["US"];
            o.Velocity.PerHour = 1;
        });
        await ListAsync(engine, ListKind.Blocked, "+1202*", TimeSpan.FromDays(1));
        await ListAsync(engine, ListKind.Allowed, "+12025550100", TimeSpan.FromDays(1));

        for (var i = 0; i < 3; i++) Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
        Assert.IsType<StartOutcome.NotServed>(await StartAsync(engine, Numbers.OtherAmerican));
    }

    [Fact]
    public async Task Who_changed_a_list_is_in_the_audit_trail_and_no_number_is_kept_in_clear()
    {
        await using var engine = FraudSetups.Guarded();
        await ListAsync(engine, ListKind.Blocked, "+12025550100", TimeSpan.FromDays(1));

        var entry = Assert.Single(engine.Service<FraudSetups.KeptAudit>().Entries);
        Assert.Equal((AuditEvent.AdminAction, "numbers:blocked", "root"), (entry.Event, entry.Reason, entry.Actor));
        var listed = Assert.Single(await engine.Service<NumberListEditor>().ListAsync(Token));
        Assert.Equal("+1********00", listed.Shown);
        Assert.DoesNotContain("2025550100", listed.Match, StringComparison.Ordinal);
        engine.Logs.AssertNowhere("+12025550100");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("+*")]
    [InlineData("1202*")]
    [InlineData("+0*")]
    [InlineData("+12a*")]
    [InlineData("+12025550100*")]
    [InlineData("+123456789012345*")]
    [InlineData("everybody")]
    public void What_is_neither_a_number_nor_the_beginning_of_one_is_no_pattern(string? input) => Assert.Null(NumberPattern.Parse(input));

    [Fact]
    public async Task A_prefix_gets_no_more_texts_an_hour_than_its_limit_also_when_all_are_asked_for_at_once()
    {
        await using var engine = FraudSetups.Guarded(static o => o.Velocity.PerHour = 20);

        var outcomes = await AtOnce.RunAsync(60, i => StartAsync(engine, Numbered("+1202555", i)));

        Assert.Equal(20, outcomes.Count(static o => o is StartOutcome.Started));
        Assert.Equal(20, engine.Gateway.Handed.Count);
        Assert.All(outcomes, static o => Assert.True(o is StartOutcome.Started or StartOutcome.TooSoon { RetryAfter.TotalSeconds: > 0 }));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.Chinese));

        engine.Time.Advance(TimeSpan.FromHours(1.5));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
    }

    [Fact]
    public async Task Texts_that_a_later_check_refuses_use_up_nothing_of_their_prefix()
    {
        var later = new Later();
        await using var engine = FraudSetups.Guarded(
            static o => o.Velocity.PerHour = 1,
            builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<ISendCheck>(builder.Services, later));

        for (var i = 0; i < 5; i++) Assert.IsType<StartOutcome.Unavailable>(await StartAsync(engine, Numbers.American));
        later.Refuses = false;

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Numbers.American));
        Assert.IsType<StartOutcome.TooSoon>(await StartAsync(engine, Numbers.OtherAmerican));
    }

    private static PhoneNumber Numbered(string prefix, int last) => PhoneNumber.FromStored($"{prefix}{last:D4}", "US");

    private static Task<StartOutcome> StartAsync(Engine engine, PhoneNumber number, ClientPolicy? client = null) =>
        engine.StartAsync(client, r => r with { PhoneNumber = number });

    private static Task ListAsync(Engine engine, ListKind kind, string pattern, TimeSpan length) =>
        engine.Service<NumberListEditor>().PutAsync(kind, NumberPattern.Parse(pattern)!, engine.Time.GetUtcNow() + length, "root");

    private sealed class Later : ISendCheck
    {
        public bool Refuses { get; set; } = true;

        public Task<SendRefusal?> CheckAsync(SendAttempt attempt, CancellationToken cancellationToken) =>
            Task.FromResult<SendRefusal?>(Refuses ? new SendRefusal.Unavailable("test") : null);
    }
}
