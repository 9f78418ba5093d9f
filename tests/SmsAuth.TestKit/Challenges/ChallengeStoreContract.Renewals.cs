using SmsAuth.Challenges;
using SmsAuth.Gateways;

namespace SmsAuth.TestKit.Challenges;

public abstract partial class ChallengeStoreContract
{
    [Fact]
    public async Task A_renewed_challenge_has_the_new_code_and_the_new_times_and_keeps_its_tries()
    {
        var challenge = await AddAsync();
        await Store.TryRecordAsync(Try(challenge, approved: false));
        await Store.TryRecordAsync(Try(challenge, approved: false, held: false));
        var resend = Renew(challenge) with { CodeLength = 8, Channel = "voice" };

        Assert.True(await Store.TryRenewAsync(resend));

        Assert.Equal(
            challenge with
            {
                Code = resend.Code,
                CodeLength = 8,
                Channel = "voice",
                ResendAt = resend.ResendAt,
                ExpiresAt = resend.ExpiresAt,
                Attempts = 1,
                BlindAttempts = 1,
                Sends = 2,
            },
            await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task Resending_does_not_restore_spent_attempts()
    {
        var challenge = await AddAsync();
        for (var i = 1; i < challenge.MaxAttempts; i++) await Store.TryRecordAsync(Try(challenge, approved: false));
        var resend = Renew(challenge);
        await Store.TryRenewAsync(resend);

        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: false, against: resend.Code, now: resend.Now)));

        Assert.Equal(ChallengeState.Exhausted, (await FindAsync(challenge.Id)).State);
    }

    [Fact]
    public async Task A_try_at_the_old_code_is_not_counted_after_a_renewal()
    {
        var challenge = await AddAsync();
        var resend = Renew(challenge);
        await Store.TryRenewAsync(resend);

        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true, now: resend.Now)));
        Assert.Equal((ChallengeState.Pending, 0), ((await FindAsync(challenge.Id)).State, (await FindAsync(challenge.Id)).Attempts));
        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true, against: resend.Code, now: resend.Now)));
    }

    [Fact]
    public async Task A_restored_challenge_has_its_code_back_and_keeps_its_tries_its_count_of_texts_and_its_wait()
    {
        var challenge = await AddAsync(Samples.Challenge(Client) with { CodeLength = 8 });
        await Store.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", "message-1"));
        var before = await FindAsync(challenge.Id);
        var resend = Renew(challenge) with { Channel = "voice" };
        await Store.TryRenewAsync(resend);
        await Store.TryRecordAsync(Try(challenge, approved: false, against: resend.Code, now: resend.Now));
        await Store.RecordDeliveryAsync(challenge.Id, null);

        await Store.RestoreAsync(before, resend.Code);

        Assert.Equal(before with { Attempts = 1, Sends = 2, ResendAt = resend.ResendAt }, await FindAsync(challenge.Id));
        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true)));
    }

    [Fact]
    public async Task A_challenge_that_got_yet_another_code_is_not_restored()
    {
        var challenge = await AddAsync();
        var failed = Renew(challenge);
        await Store.TryRenewAsync(failed);
        var newest = Renew(challenge, failed.ResendAt);
        await Store.TryRenewAsync(newest);
        var expected = await FindAsync(challenge.Id);

        await Store.RestoreAsync(challenge, failed.Code);

        Assert.Equal(expected, await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task A_challenge_that_has_ended_is_not_restored()
    {
        var challenge = await AddAsync();
        var resend = Renew(challenge);
        await Store.TryRenewAsync(resend);
        await Store.TryRecordAsync(Try(challenge, approved: true, against: resend.Code, now: resend.Now));
        var expected = await FindAsync(challenge.Id);

        await Store.RestoreAsync(challenge, resend.Code);

        Assert.Equal((ChallengeState.Verified, expected), (expected.State, await FindAsync(challenge.Id)));
    }

    [Fact]
    public async Task A_restoration_and_a_later_renewal_in_parallel_leave_one_code_which_is_not_the_failed_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var challenge = await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(round)));
            var failed = Renew(challenge);
            await Store.TryRenewAsync(failed);
            var next = Renew(challenge, failed.ResendAt);

            await AtOnce.RunAsync(2, async i =>
            {
                if (i == 0) await Store.RestoreAsync(challenge, failed.Code);
                else await Store.TryRenewAsync(next);
            });

            Assert.NotEqual(failed.Code, (await FindAsync(challenge.Id)).Code);
        }
    }

    [Fact]
    public async Task A_renewal_touches_no_sibling()
    {
        var siblings = await AddSeveralAsync(2);
        var challenge = await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(2)));

        Assert.True(await Store.TryRenewAsync(Renew(challenge)));

        foreach (var sibling in siblings) Assert.Equal(sibling, await FindAsync(sibling.Id));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task A_renewal_is_accepted_from_the_moment_a_resend_may_be_asked_for(int millisecondsAfter, bool accepted)
    {
        var challenge = await AddAsync();

        Assert.Equal(accepted, await Store.TryRenewAsync(Renew(challenge, challenge.ResendAt.AddMilliseconds(millisecondsAfter))));
        Assert.Equal(accepted ? 2 : 1, (await FindAsync(challenge.Id)).Sends);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_renewal_is_accepted_until_the_moment_of_expiry(int millisecondsAfter, bool accepted)
    {
        var challenge = await AddAsync();

        Assert.Equal(accepted, await Store.TryRenewAsync(Renew(challenge, challenge.ExpiresAt.AddMilliseconds(millisecondsAfter))));
    }

    [Fact]
    public async Task A_verified_challenge_is_not_renewed()
    {
        var challenge = await AddAsync();
        await Store.TryRecordAsync(Try(challenge, approved: true));
        var before = await FindAsync(challenge.Id);

        Assert.False(await Store.TryRenewAsync(Renew(challenge)));
        Assert.Equal(before, await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task An_exhausted_challenge_is_not_renewed()
    {
        var challenge = await AddAsync();
        for (var i = 0; i < challenge.MaxAttempts; i++) await Store.TryRecordAsync(Try(challenge, approved: false));

        Assert.False(await Store.TryRenewAsync(Renew(challenge)));
        Assert.Equal(ChallengeState.Exhausted, (await FindAsync(challenge.Id)).State);
    }

    [Fact]
    public async Task A_superseded_challenge_is_not_renewed()
    {
        var added = await AddSeveralAsync(4);

        Assert.False(await Store.TryRenewAsync(Renew(added[0])));
        Assert.Equal(ChallengeState.Superseded, (await FindAsync(added[0].Id)).State);
    }

    [Fact]
    public async Task Renewing_an_unknown_challenge_is_refused()
    {
        Assert.False(await Store.TryRenewAsync(Renew(Samples.Challenge(Client))));
    }

    [Fact]
    public async Task Of_parallel_renewals_one_wins_and_its_code_is_the_one_that_works()
    {
        var challenge = await AddAsync();

        var renewals = await AtOnce.RunAsync(30, async _ =>
        {
            var resend = Renew(challenge);
            return (Resend: resend, Won: await Store.TryRenewAsync(resend));
        });

        var winner = Assert.Single(renewals, static r => r.Won).Resend;
        var found = await FindAsync(challenge.Id);
        Assert.Equal(2, found.Sends);
        Assert.Equal(winner.Code, found.Code);
    }

    [Fact]
    public async Task A_try_and_a_renewal_in_parallel_never_both_take_the_old_code_for_good()
    {
        for (var round = 0; round < 10; round++)
        {
            var challenge = await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(round)));
            var resend = Renew(challenge);

            var won = await AtOnce.RunAsync(2, i => i == 0
                ? Store.TryRecordAsync(Try(challenge, approved: true, now: resend.Now))
                : Store.TryRenewAsync(resend));

            Assert.Single(won, static w => w);
        }
    }
}
