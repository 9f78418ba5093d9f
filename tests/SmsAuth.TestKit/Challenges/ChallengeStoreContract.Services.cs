using SmsAuth.Challenges;
using SmsAuth.Gateways;

namespace SmsAuth.TestKit.Challenges;

public abstract partial class ChallengeStoreContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_counted_try_leaves_the_challenge_pending_and_its_approval_ends_it(bool held)
    {
        var challenge = await AddAsync();

        Assert.True(await Store.TryCountAsync(Try(challenge, approved: false, held)));
        Assert.Equal(challenge with { Attempts = held ? 1 : 0, BlindAttempts = held ? 0 : 1 }, await FindAsync(challenge.Id));

        Assert.True(await Store.TryConcludeAsync(Try(challenge, approved: true, held)));
        Assert.Equal((ChallengeState.Verified, held ? 1 : 0), ((await FindAsync(challenge.Id)).State, (await FindAsync(challenge.Id)).Attempts));
        Assert.False(await Store.TryConcludeAsync(Try(challenge, approved: true, held)));
        Assert.False(await Store.TryCountAsync(Try(challenge, approved: false, held)));
    }

    [Fact]
    public async Task The_last_counted_try_may_still_be_approved()
    {
        var challenge = await AddAsync();
        for (var i = 0; i < challenge.MaxAttempts; i++) Assert.True(await Store.TryCountAsync(Try(challenge, approved: false)));

        Assert.False(await Store.TryCountAsync(Try(challenge, approved: false)));
        Assert.Equal(ChallengeState.Pending, (await FindAsync(challenge.Id)).State);
        Assert.True(await Store.TryConcludeAsync(Try(challenge, approved: true)));
    }

    [Fact]
    public async Task A_refusal_ends_the_challenge_with_its_last_try_and_not_before()
    {
        var challenge = await AddAsync();
        for (var i = 1; i < challenge.MaxAttempts; i++)
        {
            await Store.TryCountAsync(Try(challenge, approved: false));
            Assert.False(await Store.TryConcludeAsync(Try(challenge, approved: false)));
        }

        await Store.TryCountAsync(Try(challenge, approved: false));
        Assert.True(await Store.TryConcludeAsync(Try(challenge, approved: false)));
        Assert.Equal(ChallengeState.Exhausted, (await FindAsync(challenge.Id)).State);
        Assert.False(await Store.TryConcludeAsync(Try(challenge, approved: true)));
    }

    [Fact]
    public async Task Blind_tries_that_are_counted_end_nothing()
    {
        var challenge = await AddAsync();
        for (var i = 0; i < challenge.MaxAttempts; i++)
        {
            Assert.True(await Store.TryCountAsync(Try(challenge, approved: false, held: false)));
            Assert.False(await Store.TryConcludeAsync(Try(challenge, approved: false, held: false)));
        }

        Assert.False(await Store.TryCountAsync(Try(challenge, approved: false, held: false)));
        Assert.True(await Store.TryCountAsync(Try(challenge, approved: false)));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task A_try_is_counted_and_approved_until_the_moment_of_expiry(int millisecondsAfter, bool counted)
    {
        var challenge = await AddAsync();
        var at = challenge.ExpiresAt.AddMilliseconds(millisecondsAfter);

        Assert.Equal(counted, await Store.TryCountAsync(Try(challenge, approved: false, now: at)));
        Assert.Equal(counted, await Store.TryConcludeAsync(Try(challenge, approved: true, now: at)));
    }

    [Fact]
    public async Task A_try_at_another_text_is_neither_counted_nor_approved()
    {
        var challenge = await AddAsync();
        await Store.TryRenewAsync(Renew(challenge));
        var before = await FindAsync(challenge.Id);

        Assert.False(await Store.TryCountAsync(Try(challenge, approved: false)));
        Assert.False(await Store.TryConcludeAsync(Try(challenge, approved: true)));
        Assert.Equal(before, await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task Of_fifty_approvals_at_once_one_ends_the_challenge()
    {
        var challenge = await AddAsync();

        var counted = await AtOnce.RunAsync(50, _ => Store.TryCountAsync(Try(challenge, approved: false)));
        var ended = await AtOnce.RunAsync(50, _ => Store.TryConcludeAsync(Try(challenge, approved: true)));

        Assert.Equal(challenge.MaxAttempts, counted.Count(static c => c));
        Assert.Single(ended, static e => e);
    }

    [Fact]
    public async Task A_renewal_keeps_the_service_and_its_id_when_told_to()
    {
        var challenge = await AddAsync();
        var kept = new AcceptedText("service", "VE1");
        await Store.RecordDeliveryAsync(challenge.Id, kept);

        Assert.True(await Store.TryRenewAsync(Renew(challenge) with { Kept = kept }));

        var found = await FindAsync(challenge.Id);
        Assert.Equal(("service", "VE1"), (found.Gateway, found.MessageId));
    }
}
