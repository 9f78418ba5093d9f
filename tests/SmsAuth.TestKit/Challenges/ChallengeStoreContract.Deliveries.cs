using SmsAuth.Challenges;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;

namespace SmsAuth.TestKit.Challenges;

public abstract partial class ChallengeStoreContract
{
    private string MessageId { get; } = $"message-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_challenge_is_found_by_its_newest_text()
    {
        var challenge = await AddSentAsync();

        Assert.Equal([await FindAsync(challenge.Id)], await Store.FindByMessageAsync("gateway", MessageId, Token));
        Assert.Empty(await Store.FindByMessageAsync("another", MessageId, Token));
        Assert.Empty(await Store.FindByMessageAsync("gateway", MessageId.ToUpperInvariant(), Token));
        Assert.Empty(await Store.FindByMessageAsync("gateway", "", Token));

        var sharing = await AddAsync(Samples.Challenge(Client, Samples.Start.AddSeconds(1)));
        await Store.RecordDeliveryAsync(sharing.Id, new AcceptedText("gateway", MessageId));
        Assert.Equal(2, (await Store.FindByMessageAsync("gateway", MessageId, Token)).Count);

        await Store.TryRenewAsync(Renew(challenge));
        Assert.Equal([await FindAsync(sharing.Id)], await Store.FindByMessageAsync("gateway", MessageId, Token));
    }

    [Fact]
    public async Task A_text_moves_forward_and_never_back()
    {
        var challenge = await AddSentAsync();
        Assert.Equal(DeliveryState.Queued, (await FindAsync(challenge.Id)).DeliveryState);

        Assert.False(await MoveAsync(DeliveryState.Queued));
        Assert.True(await MoveAsync(DeliveryState.Failed, "absent subscriber"));
        Assert.Equal((DeliveryState.Failed, "absent subscriber"), await StateAsync(challenge));
        Assert.False(await MoveAsync(DeliveryState.Sent));
        Assert.False(await MoveAsync(DeliveryState.Failed, "again"));

        // Some gateways give up too early.
        Assert.True(await MoveAsync(DeliveryState.Delivered));
        Assert.Equal((DeliveryState.Delivered, null), await StateAsync(challenge));
        Assert.False(await MoveAsync(DeliveryState.Failed, "late"));
        Assert.Equal((DeliveryState.Delivered, null), await StateAsync(challenge));
    }

    [Fact]
    public async Task A_receipt_of_another_text_moves_nothing()
    {
        var challenge = await AddSentAsync();

        Assert.False(await Store.TryAdvanceDeliveryAsync("another", new Receipt(MessageId, DeliveryState.Delivered)));
        Assert.False(await Store.TryAdvanceDeliveryAsync("gateway", new Receipt("another", DeliveryState.Delivered)));
        Assert.Equal((DeliveryState.Queued, null), await StateAsync(challenge));
    }

    [Fact]
    public async Task Of_the_same_receipt_many_times_at_once_one_moves_the_text()
    {
        await AddSentAsync();

        Assert.Single(await AtOnce.RunAsync(30, _ => MoveAsync(DeliveryState.Failed, "no")), static moved => moved);
    }

    [Fact]
    public async Task A_renewed_challenge_has_no_delivery_until_it_is_recorded()
    {
        var challenge = await AddSentAsync();
        await MoveAsync(DeliveryState.Failed, "no");
        await Store.TryRenewAsync(Renew(challenge));
        Assert.Equal((null, null), await StateAsync(challenge));

        await Store.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", $"{MessageId}-2"));
        Assert.Equal((DeliveryState.Queued, null), await StateAsync(challenge));
    }

    [Fact]
    public async Task A_failed_text_is_replaced_once_and_the_challenge_keeps_all_but_its_code()
    {
        var challenge = await AddSentAsync();
        await Store.TryRecordAsync(Try(challenge, approved: false));
        await MoveAsync(DeliveryState.Failed, "no");
        var before = await FindAsync(challenge.Id);
        var reroute = RerouteOf(challenge) with { CodeLength = 8 };

        Assert.True(await Store.TryRerouteAsync(reroute));

        Assert.Equal(
            before with { Code = reroute.Code, CodeLength = 8, Gateway = null, MessageId = null, DeliveryState = null, DeliveryReason = null },
            await FindAsync(challenge.Id));
        Assert.False(await Store.TryRerouteAsync(RerouteOf(challenge)));
        Assert.False(await Store.TryRecordAsync(Try(challenge, approved: true)));
        Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true, against: reroute.Code)));
    }

    [Fact]
    public async Task A_text_that_has_not_failed_is_not_replaced()
    {
        var challenge = await AddSentAsync();
        Assert.False(await Store.TryRerouteAsync(RerouteOf(challenge)));

        await MoveAsync(DeliveryState.Delivered);
        Assert.False(await Store.TryRerouteAsync(RerouteOf(challenge)));
    }

    [Theory]
    [InlineData("another gateway")]
    [InlineData("another text")]
    [InlineData("verified")]
    [InlineData("expired")]
    public async Task A_failed_text_is_not_replaced_when(string otherwise)
    {
        var challenge = await AddSentAsync();
        await MoveAsync(DeliveryState.Failed);
        var reroute = RerouteOf(challenge);
        if (otherwise == "another gateway") reroute = reroute with { Failed = reroute.Failed with { Gateway = "another" } };
        if (otherwise == "another text") reroute = reroute with { Failed = reroute.Failed with { MessageId = "another" } };
        if (otherwise == "expired") reroute = reroute with { Now = challenge.ExpiresAt };
        if (otherwise == "verified") Assert.True(await Store.TryRecordAsync(Try(challenge, approved: true)));
        var before = await FindAsync(challenge.Id);

        Assert.False(await Store.TryRerouteAsync(reroute));
        Assert.Equal(before, await FindAsync(challenge.Id));
    }

    [Fact]
    public async Task Of_many_replacements_at_once_one_is_made()
    {
        var challenge = await AddSentAsync();
        await MoveAsync(DeliveryState.Failed);

        Assert.Single(await AtOnce.RunAsync(30, _ => Store.TryRerouteAsync(RerouteOf(challenge))), static made => made);
    }

    private async Task<Challenge> AddSentAsync()
    {
        var challenge = await AddAsync();
        await Store.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", MessageId));
        return challenge;
    }

    private Task<bool> MoveAsync(DeliveryState state, string? reason = null) => Store.TryAdvanceDeliveryAsync("gateway", new Receipt(MessageId, state, reason));

    private async Task<(DeliveryState? State, string? Reason)> StateAsync(Challenge challenge) =>
        await FindAsync(challenge.Id) is var found ? (found.DeliveryState, found.DeliveryReason) : default;

    private Reroute RerouteOf(Challenge challenge) => new()
    {
        Id = challenge.Id,
        Failed = new AcceptedText("gateway", MessageId),
        Code = Samples.Hash(),
        CodeLength = challenge.CodeLength,
        Now = challenge.CreatedAt.AddSeconds(10),
    };
}
