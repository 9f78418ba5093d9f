using SmsAuth.Challenges;

namespace SmsAuth.TestKit.Challenges;

public abstract partial class ChallengeStoreContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_right_code_ends_a_challenge_as_verified(bool held)
    {
        var challenge = await AddAsync();

        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true, held)));

        Assert.Equal(ChallengeState.Verified, (await FindAsync(challenge.Id)).State);
        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true, held)));
    }

    [Fact]
    public async Task The_last_try_may_still_be_the_right_one()
    {
        var challenge = await AddAsync();
        for (var i = 1; i < challenge.MaxAttempts; i++) Assert.True(await Store.TryRecordAsync(Try(challenge, approved: false)));

        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true)));

        var found = await FindAsync(challenge.Id);
        Assert.Equal((ChallengeState.Verified, challenge.MaxAttempts), (found.State, found.Attempts));
    }

    [Fact]
    public async Task When_the_tries_are_used_up_even_the_right_code_is_refused()
    {
        var challenge = await AddAsync();
        for (var i = 0; i < challenge.MaxAttempts; i++) Assert.True(await Store.TryRecordAsync(Try(challenge, approved: false)));

        Assert.Equal(ChallengeState.Exhausted, (await FindAsync(challenge.Id)).State);
        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true)));
        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true, held: false)));
        Assert.Equal(ChallengeState.Exhausted, (await FindAsync(challenge.Id)).State);
    }

    [Fact]
    public async Task Tries_without_the_challenge_id_never_use_up_those_of_whoever_holds_it()
    {
        var challenge = await AddAsync();
        for (var i = 0; i < challenge.MaxAttempts; i++) Assert.True(await Store.TryRecordAsync(Try(challenge, approved: false, held: false)));
        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true, held: false)));

        var found = await FindAsync(challenge.Id);
        Assert.Equal((ChallengeState.Pending, 0, challenge.MaxAttempts), (found.State, found.Attempts, found.BlindAttempts));
        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true)));
    }

    [Fact]
    public async Task Tries_with_the_challenge_id_are_not_counted_as_blind()
    {
        var challenge = await AddAsync();

        await Store.TryRecordAsync(Try(challenge, approved: false));
        await Store.TryRecordAsync(Try(challenge, approved: false));
        await Store.TryRecordAsync(Try(challenge, approved: false, held: false));

        var found = await FindAsync(challenge.Id);
        Assert.Equal((2, 1), (found.Attempts, found.BlindAttempts));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_try_counts_until_the_moment_of_expiry(int millisecondsAfter, bool counted)
    {
        var challenge = await AddAsync();

        var recorded = await Store.TryRecordAsync(Try(challenge, approved: true, now: challenge.ExpiresAt.AddMilliseconds(millisecondsAfter)));

        Assert.Equal(counted, recorded);
        Assert.Equal(counted ? 1 : 0, (await FindAsync(challenge.Id)).Attempts);
    }

    [Fact]
    public async Task A_verdict_made_with_another_code_is_not_counted()
    {
        var challenge = await AddAsync();

        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true, against: Samples.Hash(challenge.Code.KeyId))));
        Assert.Equal(challenge, await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task A_verdict_made_under_another_pepper_is_not_counted()
    {
        var challenge = await AddAsync();

        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true, against: challenge.Code with { KeyId = "another" })));
        Assert.Equal(challenge, await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task A_try_at_an_unknown_challenge_is_refused()
    {
        Assert.False(await Store.TryRecordAsync(Try(Samples.Challenge(Client), approved: true)));
    }

    [Fact]
    public async Task A_try_touches_no_other_challenge()
    {
        var sibling = await AddAsync();
        var challenge = await AddAsync(Samples.Challenge(Client) with { Code = sibling.Code });

        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true)));

        Assert.Equal(sibling, await FindAsync(sibling.Id));
    }

    [Fact]
    public async Task Of_fifty_parallel_tries_with_the_right_code_one_gets_in()
    {
        var challenge = await AddAsync();

        var counted = await AtOnce.RunAsync(50, _ => Store.TryRecordAsync(Try(challenge, approved: true)));

        Assert.Single(counted, static c => c);
        var found = await FindAsync(challenge.Id);
        Assert.Equal((ChallengeState.Verified, 1), (found.State, found.Attempts));
    }

    [Fact]
    public async Task Of_fifty_parallel_tries_with_and_without_the_challenge_id_one_gets_in()
    {
        var challenge = await AddAsync();

        var counted = await AtOnce.RunAsync(50, i => Store.TryRecordAsync(Try(challenge, approved: true, held: i % 2 == 0)));

        Assert.Single(counted, static c => c);
        Assert.Equal(ChallengeState.Verified, (await FindAsync(challenge.Id)).State);
    }

    [Fact]
    public async Task Of_a_hundred_parallel_wrong_tries_no_more_than_the_limit_are_counted()
    {
        var challenge = await AddAsync();

        var counted = await AtOnce.RunAsync(100, _ => Store.TryRecordAsync(Try(challenge, approved: false)));

        Assert.Equal(challenge.MaxAttempts, counted.Count(static c => c));
        var found = await FindAsync(challenge.Id);
        Assert.Equal((ChallengeState.Exhausted, challenge.MaxAttempts, 0), (found.State, found.Attempts, found.BlindAttempts));
    }

    [Fact]
    public async Task Parallel_tries_of_both_kinds_are_counted_apart()
    {
        var challenge = await AddAsync();

        await AtOnce.RunAsync(8, i => Store.TryRecordAsync(Try(challenge, approved: false, held: i % 2 == 0)));

        var found = await FindAsync(challenge.Id);
        Assert.Equal((ChallengeState.Pending, 4, 4), (found.State, found.Attempts, found.BlindAttempts));
    }

    [Fact]
    public async Task A_right_code_among_forty_nine_wrong_ones_does_not_pass_the_limit()
    {
        var challenge = await AddAsync();

        var counted = await AtOnce.RunAsync(50, async i => (Right: i == 25, Counted: await Store.TryRecordAsync(Try(challenge, approved: i == 25))));

        var found = await FindAsync(challenge.Id);
        var right = counted.Single(static c => c.Right).Counted;
        Assert.Equal(right ? ChallengeState.Verified : ChallengeState.Exhausted, found.State);
        Assert.Equal(found.Attempts, counted.Count(static c => c.Counted));
        Assert.InRange(found.Attempts, 1, challenge.MaxAttempts);
    }
}
