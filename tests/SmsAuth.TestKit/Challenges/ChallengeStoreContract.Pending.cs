using SmsAuth.Challenges;

namespace SmsAuth.TestKit.Challenges;

public abstract partial class ChallengeStoreContract
{
    [Fact]
    public async Task Pending_challenges_are_found_with_the_newest_first()
    {
        var first = await AddAsync(Samples.Challenge(Client, Samples.Start));
        var third = await AddAsync(Samples.Challenge(Client, Samples.Start.AddMilliseconds(2)));
        var second = await AddAsync(Samples.Challenge(Client, Samples.Start.AddMilliseconds(1)));

        Assert.Equal([third, second, first], await PendingAsync());
    }

    [Fact]
    public async Task Only_pending_challenges_that_have_not_expired_are_found()
    {
        var verified = await AddAsync();
        await Store.TryRecordAsync(Try(verified, approved: true));
        var expiring = await AddAsync(Samples.Challenge(Client) with { ExpiresAt = Samples.Start.AddSeconds(30) });
        var pending = await AddAsync();

        Assert.Equal([pending], await PendingAsync(expiring.ExpiresAt));
    }

    [Fact]
    public async Task Pending_challenges_of_another_client_number_or_purpose_are_not_found()
    {
        await AddAsync(Samples.Challenge(Client.ToUpperInvariant()));
        await AddAsync(Samples.Challenge(Client) with { PhoneNumber = Numbers.OtherAmerican });
        await AddAsync(Samples.Challenge(Client) with { Purpose = Purpose.BindNumber });

        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task The_oldest_gives_way_to_the_fourth()
    {
        var added = await AddSeveralAsync(4);

        Assert.Equal(ChallengeState.Superseded, (await FindAsync(added[0].Id)).State);
        Assert.Equal([added[3], added[2], added[1]], await PendingAsync());
        Assert.False(await Store.TryRecordAsync(Try(added[0], approved: true)));
    }

    [Fact]
    public async Task A_challenge_that_has_ended_takes_nobodys_place_and_stays_what_it_was()
    {
        var added = await AddSeveralAsync(2);
        await Store.TryRecordAsync(Try(added[1], approved: true));

        await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(2)));
        await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(3)));

        Assert.Equal(ChallengeState.Pending, (await FindAsync(added[0].Id)).State);
        Assert.Equal(ChallengeState.Verified, (await FindAsync(added[1].Id)).State);
    }

    [Fact]
    public async Task A_challenge_that_has_expired_takes_nobodys_place()
    {
        // The oldest was renewed and outlives two that were started after it.
        var oldest = await AddAsync();
        Assert.True(await Store.TryRenewAsync(Renew(oldest, Samples.Start.AddMinutes(4))));
        await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(1)));
        await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(2)));

        var newest = await AddAsync(Samples.Challenge(Client, Samples.Start.AddMinutes(6)));

        Assert.Equal([newest.Id, oldest.Id], (await PendingAsync(Samples.Start.AddMinutes(6))).Select(static c => c.Id));
    }

    [Fact]
    public async Task A_challenge_of_another_client_number_or_purpose_never_gives_way()
    {
        Challenge[] others =
        [
            await AddAsync(Samples.Challenge($"{Client}-other")),
            await AddAsync(Samples.Challenge(Client) with { PhoneNumber = Numbers.OtherAmerican }),
            await AddAsync(Samples.Challenge(Client) with { Purpose = Purpose.BindNumber }),
        ];

        await AddSeveralAsync(5);

        foreach (var other in others) Assert.Equal(other, await FindAsync(other.Id));
    }

    [Fact]
    public async Task Challenges_of_a_trusted_device_give_way_to_those_of_the_same_device_only()
    {
        var own = await AddAsync(Samples.Challenge(Client, Samples.Start.AddMinutes(-1)) with { DeviceId = "own" });
        var other = await AddAsync(Samples.Challenge(Client, Samples.Start.AddMinutes(-1)) with { DeviceId = "other" });
        var strangers = await AddSeveralAsync(4);
        Assert.Equal(ChallengeState.Superseded, (await FindAsync(strangers[0].Id)).State);
        Assert.Equal((own, other), (await FindAsync(own.Id), await FindAsync(other.Id)));

        for (var i = 0; i < 3; i++) await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(i)) with { DeviceId = "own" });

        Assert.Equal(ChallengeState.Superseded, (await FindAsync(own.Id)).State);
        Assert.Equal(other, await FindAsync(other.Id));
        Assert.Equal(strangers.Skip(1), await Task.WhenAll(strangers.Skip(1).Select(c => FindAsync(c.Id))));
    }

    [Fact]
    public async Task With_a_limit_of_one_the_newest_alone_is_left()
    {
        await AddAsync();
        var newest = Samples.Challenge(Client, Samples.Start.AddSeconds(1));

        await Store.AddAsync(newest, maxPending: 1);

        Assert.Equal([newest], await PendingAsync());
    }

    [Fact]
    public async Task Of_challenges_started_in_parallel_the_three_newest_are_left()
    {
        var challenges = Enumerable.Range(0, 20).Select(i => Samples.Challenge(Client, Samples.Start.AddMilliseconds(i))).ToList();

        await AtOnce.RunAsync(challenges.Count, i => Store.AddAsync(challenges[i], MaxPending));

        Assert.Equal(challenges.TakeLast(MaxPending).Reverse(), await PendingAsync());
        foreach (var given in challenges.SkipLast(MaxPending)) Assert.Equal(ChallengeState.Superseded, (await FindAsync(given.Id)).State);
    }

    private async Task<List<Challenge>> AddSeveralAsync(int count)
    {
        List<Challenge> added = [];
        for (var i = 0; i < count; i++) added.Add(await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(i))));
        return added;
    }
}
