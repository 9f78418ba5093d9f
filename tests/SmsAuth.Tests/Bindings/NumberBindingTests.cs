using SmsAuth.Audit;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Recycling;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Gateways;

namespace SmsAuth.Tests.Bindings;

public sealed class NumberBindingTests
{
    [Fact]
    public async Task A_proven_number_is_added_and_signs_in_to_the_account()
    {
        await using var scene = new BindingScene();
        var outcome = await scene.ConfirmAsync(await scene.StartedAsync(Numbers.Chinese));

        Assert.Equal(Numbers.Chinese, Assert.IsType<ConfirmBindingOutcome.Linked>(outcome).Number.PhoneNumber);
        Assert.Equal([Numbers.American, Numbers.Chinese], await scene.NumbersAsync());
        Assert.Equal(BindingScene.Account, Assert.IsType<RedeemOutcome.SignedIn>(await scene.SignInAsync(Numbers.Chinese)).Account.Id);
        Assert.Equal(BindingScene.Account, Assert.IsType<RedeemOutcome.SignedIn>(await scene.SignInAsync(Numbers.American)).Account.Id);
        Assert.Equal(["alice + +8613812345678"], scene.Observer.Told);
        Assert.Equal(BindingScene.Account, Assert.Single(scene.Engine.Audit.Entries, static e => e.Event is AuditEvent.NumberLinked).AccountId);
    }

    [Fact]
    public async Task A_changed_number_takes_the_place_of_the_other_which_is_told_without_code_or_number()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese, await scene.IdOfAsync(Numbers.American));
        Assert.IsType<ConfirmBindingOutcome.Linked>(await scene.ConfirmAsync(challenge));

        Assert.Equal([Numbers.Chinese], await scene.NumbersAsync());
        var notice = scene.Engine.Gateway.Handed[^1];
        Assert.Equal(Numbers.American, notice.To);
        Assert.StartsWith("Die Telefonnummer Ihres Kontos bei SmsAuth wurde geändert", notice.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(notice.Body, char.IsAsciiDigit);
        Assert.Equal(["alice + +8613812345678", "alice - +12025550100"], scene.Observer.Told);
        Assert.Equal(
            [AuditEvent.NumberProven, AuditEvent.NumberChanged, AuditEvent.NumberRemoved, AuditEvent.TextSent],
            scene.Engine.Audit.Entries.TakeLast(4).Select(static e => e.Event));
        Assert.Equal("notice:NumberChanged", scene.Engine.Audit.Entries[^1].Reason);

        Assert.NotEqual(BindingScene.Account, Assert.IsType<RedeemOutcome.SignedIn>(await scene.SignInAsync(Numbers.American)).Account.Id);
    }

    [Fact]
    public async Task A_device_is_forgotten_with_the_number_that_it_signed_in_with()
    {
        await using var scene = new BindingScene();
        await scene.ConfirmAsync(await scene.StartedAsync(Numbers.Chinese));
        foreach (var number in new[] { Numbers.American, Numbers.Chinese }) await scene.SignInAsync(number, rememberDevice: true);
        var ofChinese = (await scene.Engine.Devices.ListAsync(BindingScene.Account, TestContext.Current.CancellationToken))
            .Single(d => d.Number == scene.Engine.Service<NumberHasher>().Hash(Numbers.Chinese));

        Assert.IsType<RemoveNumberOutcome.Removed>(await scene.RemoveAsync(await scene.IdOfAsync(Numbers.American)));

        Assert.Equal(ofChinese, Assert.Single(await scene.Engine.Devices.ListAsync(BindingScene.Account, TestContext.Current.CancellationToken)));
        Assert.Equal("device:number_removed", Assert.Single(scene.Engine.Audit.Entries, static e => e.Event is AuditEvent.DeviceRevoked).Reason);
    }

    [Fact]
    public async Task The_main_number_is_told_of_one_that_was_added()
    {
        await using var scene = new BindingScene();
        await scene.ConfirmAsync(await scene.StartedAsync(Numbers.Chinese));

        var notice = scene.Engine.Gateway.Handed[^1];
        Assert.Equal(Numbers.American, notice.To);
        Assert.StartsWith("Ihrem Konto bei SmsAuth wurde eine Telefonnummer hinzugefügt", notice.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GatewayMood.Fails)]
    [InlineData(GatewayMood.Throws)]
    public async Task A_notice_that_cannot_be_sent_undoes_nothing_and_is_logged_and_audited(GatewayMood mood)
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese, await scene.IdOfAsync(Numbers.American));
        scene.Engine.Gateway.Mood = mood;

        Assert.IsType<ConfirmBindingOutcome.Linked>(await scene.ConfirmAsync(challenge));

        Assert.Equal([Numbers.Chinese], await scene.NumbersAsync());
        Assert.Equal((AuditEvent.TextFailed, "notice:NumberChanged"), (scene.Engine.Audit.Entries[^1].Event, scene.Engine.Audit.Entries[^1].Reason));
        Assert.Single(scene.Engine.Logs.Entries, static l => l.EventId.Id == 2415);
    }

    [Fact]
    public async Task An_observer_that_fails_undoes_nothing()
    {
        await using var scene = new BindingScene();
        scene.Observer.Fails = true;
        var challenge = await scene.StartedAsync(Numbers.Chinese, await scene.IdOfAsync(Numbers.American));

        Assert.IsType<ConfirmBindingOutcome.Linked>(await scene.ConfirmAsync(challenge));

        Assert.Equal([Numbers.Chinese], await scene.NumbersAsync());
        Assert.Equal(2, scene.Observer.Told.Count);
    }

    [Fact]
    public async Task A_number_of_another_account_is_asked_for_a_code_as_any_other_and_refused_only_when_it_is_proven()
    {
        await using var scene = new BindingScene();
        scene.Engine.Accounts.Put(Numbers.Chinese, "bob");
        var challenge = await scene.StartedAsync(Numbers.Chinese, await scene.IdOfAsync(Numbers.American));
        var free = await scene.StartedAsync(Numbers.OtherAmerican);

        Assert.Equal(free.ExpiresAt, challenge.ExpiresAt);
        Assert.IsType<ConfirmBindingOutcome.Refused>(await scene.ConfirmAsync(challenge, code: Engine.Not(scene.Engine.Gateway.CodeSentTo(Numbers.Chinese))));
        Assert.IsType<ConfirmBindingOutcome.NumberTaken>(await scene.ConfirmAsync(challenge));

        Assert.Equal([Numbers.American], await scene.NumbersAsync());
        Assert.Equal([Numbers.Chinese], await scene.NumbersAsync("bob"));
        Assert.Equal("NumberTaken", scene.Engine.Audit.Entries[^1].Reason);
        Assert.Empty(scene.Observer.Told);
    }

    [Fact]
    public async Task Two_accounts_that_prove_one_number_at_once_cannot_both_have_it()
    {
        await using var scene = new BindingScene();
        scene.Engine.Accounts.Put(Numbers.OtherAmerican, "bob");
        var alices = await scene.StartedAsync(Numbers.Chinese);
        var alicesCode = scene.Engine.Gateway.CodeSentTo(Numbers.Chinese);
        var bobs = await scene.StartedAsync(Numbers.Chinese, session: scene.Session("bob"));
        var bobsCode = scene.Engine.Gateway.CodeSentTo(Numbers.Chinese);

        var outcomes = await AtOnce.RunAsync(2, i => i == 0
            ? scene.ConfirmAsync(alices, code: alicesCode)
            : scene.ConfirmAsync(bobs, scene.Session("bob"), bobsCode));

        Assert.Single(outcomes, static o => o is ConfirmBindingOutcome.Linked);
        Assert.Single(outcomes, static o => o is ConfirmBindingOutcome.NumberTaken);
    }

    [Fact]
    public async Task A_number_that_the_account_has_already_is_confirmed_and_nobody_is_told()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.American);
        var texts = scene.Engine.Gateway.Handed.Count;

        Assert.IsType<ConfirmBindingOutcome.Linked>(await scene.ConfirmAsync(challenge));

        Assert.Equal([Numbers.American], await scene.NumbersAsync());
        Assert.Equal(texts, scene.Engine.Gateway.Handed.Count);
        Assert.Empty(scene.Observer.Told);
    }

    [Fact]
    public async Task A_code_to_sign_in_binds_nothing()
    {
        await using var scene = new BindingScene();
        var signIn = await scene.Engine.StartedAsync(change: static r => r with { PhoneNumber = Numbers.Chinese });

        Assert.Equal(RefusalReason.UnknownChallenge, Assert.IsType<ConfirmBindingOutcome.Refused>(await scene.ConfirmAsync(signIn)).Reason);
        Assert.Equal([Numbers.American], await scene.NumbersAsync());
        Assert.IsType<RedeemOutcome.SignedIn>(await scene.Engine.RedeemAsync(signIn));
    }

    [Fact]
    public async Task A_code_to_add_a_number_signs_nobody_in()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese);

        foreach (var id in new[] { challenge.Id, null })
        {
            var outcome = await scene.Engine.RedeemAsync(challenge, r => r with { Purpose = Purpose.SignIn, ChallengeId = id });
            Assert.Equal(RefusalReason.UnknownChallenge, Assert.IsType<RedeemOutcome.Refused>(outcome).Reason);
        }

        Assert.IsType<ConfirmBindingOutcome.Linked>(await scene.ConfirmAsync(challenge));
    }

    [Fact]
    public async Task Another_user_cannot_confirm_and_spends_no_try()
    {
        await using var scene = new BindingScene();
        scene.Engine.Accounts.Put(Numbers.OtherAmerican, "mallory");
        var challenge = await scene.StartedAsync(Numbers.Chinese);

        Assert.IsType<ConfirmBindingOutcome.Refused>(await scene.ConfirmAsync(challenge, scene.Session("mallory")));

        Assert.Equal([Numbers.OtherAmerican], await scene.NumbersAsync("mallory"));
        Assert.Equal(0, (await scene.Engine.CurrentAsync(challenge)).Attempts);
    }

    [Fact]
    public async Task Another_client_of_the_user_cannot_confirm()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese);

        Assert.IsType<ConfirmBindingOutcome.Refused>(await scene.ConfirmAsync(challenge, scene.Session(client: Engine.App with { ClientId = "other" })));
    }

    [Fact]
    public async Task A_challenge_that_there_is_not_is_refused_and_audited()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese);

        var outcome = await scene.ConfirmAsync(challenge with { Id = ChallengeId.New() });

        Assert.Equal(RefusalReason.UnknownChallenge, Assert.IsType<ConfirmBindingOutcome.Refused>(outcome).Reason);
        Assert.Equal((AuditEvent.CodeRefused, "UnknownChallenge"), (scene.Engine.Audit.Entries[^1].Event, scene.Engine.Audit.Entries[^1].Reason));
    }

    [Fact]
    public async Task Wrong_codes_are_counted_and_used_up()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese);
        var code = scene.Engine.Gateway.CodeSentTo(Numbers.Chinese);
        for (var i = 0; i < challenge.MaxAttempts; i++) await scene.ConfirmAsync(challenge, code: Engine.Not(code));

        Assert.Equal(RefusalReason.Exhausted, Assert.IsType<ConfirmBindingOutcome.Refused>(await scene.ConfirmAsync(challenge)).Reason);
    }

    [Fact]
    public async Task A_sign_in_of_long_ago_is_not_enough_and_a_new_one_goes_on_with_the_same_challenge()
    {
        await using var scene = new BindingScene();
        var session = scene.Session();
        scene.Engine.Time.Advance(TimeSpan.FromMinutes(8));
        var challenge = await scene.StartedAsync(Numbers.Chinese, session: session);
        scene.Engine.Time.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromMinutes(10), Assert.IsType<StartBindingOutcome.ReauthenticationRequired>(await scene.StartAsync(Numbers.Chinese, session: session)).MaxAge);
        Assert.IsType<ConfirmBindingOutcome.ReauthenticationRequired>(await scene.ConfirmAsync(challenge, session));
        Assert.IsType<ConfirmBindingOutcome.Linked>(await scene.ConfirmAsync(challenge));
    }

    [Fact]
    public async Task A_session_that_does_not_tell_its_age_or_whose_account_is_disabled_is_not_enough()
    {
        await using var scene = new BindingScene();
        Assert.IsType<StartBindingOutcome.ReauthenticationRequired>(await scene.StartAsync(Numbers.Chinese, session: scene.Session() with { AuthenticatedAt = null }));
        scene.Engine.Accounts.Disable(BindingScene.Account);
        Assert.IsType<StartBindingOutcome.ReauthenticationRequired>(await scene.StartAsync(Numbers.Chinese));
        Assert.Empty(scene.Engine.Gateway.Handed);
    }

    [Fact]
    public async Task Only_a_number_of_the_account_can_be_replaced()
    {
        await using var scene = new BindingScene();
        scene.Engine.Accounts.Put(Numbers.OtherAmerican, "bob");

        Assert.IsType<StartBindingOutcome.UnknownNumber>(await scene.StartAsync(Numbers.Chinese, await scene.IdOfAsync(Numbers.OtherAmerican, "bob")));
        Assert.Empty(scene.Engine.Gateway.Handed);
    }

    [Fact]
    public async Task A_number_that_was_added_or_changed_counts_as_proven_and_the_old_one_is_forgotten()
    {
        await using var scene = new BindingScene();
        await scene.SignInAsync(Numbers.American);
        var (old, added) = (await scene.IdOfAsync(Numbers.American), scene.Engine.Time.GetUtcNow());
        await scene.ConfirmAsync(await scene.StartedAsync(Numbers.Chinese, old));

        Assert.Null(await scene.Engine.Activity.FindAsync(old, TestContext.Current.CancellationToken));
        Assert.Equal(
            new NumberActivity(BindingScene.Account, added),
            await scene.Engine.Activity.FindAsync(await scene.IdOfAsync(Numbers.Chinese), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_text_to_a_new_number_is_asked_for_as_any_other()
    {
        await using var scene = new BindingScene();
        var outcome = await scene.StartAsync(
            Numbers.Chinese, session: scene.Session(client: Engine.App with { AllowedCountries = System.Collections.Frozen.FrozenSet.ToFrozenSet(["US"]) }));

        Assert.IsType<StartOutcome.NotServed>(Assert.IsType<StartBindingOutcome.Asked>(outcome).Outcome);
    }

    [Fact]
    public async Task No_log_tells_a_number_or_a_code()
    {
        await using var scene = new BindingScene();
        var challenge = await scene.StartedAsync(Numbers.Chinese, await scene.IdOfAsync(Numbers.American));
        var code = scene.Engine.Gateway.CodeSentTo(Numbers.Chinese);
        await scene.ConfirmAsync(challenge);
        await scene.RemoveAsync(await scene.IdOfAsync(Numbers.Chinese));

        scene.Engine.Logs.AssertNowhere("13812345678");
        scene.Engine.Logs.AssertNowhere("2025550100");
        scene.Engine.Logs.AssertNowhere(code.Reveal());
    }
}
