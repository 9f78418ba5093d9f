using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;

namespace SmsAuth.TestKit.Challenges;

/// <summary>
/// What every challenge store promises. The store may be shared by the tests of a class and hold other challenges: each test uses a client of
/// its own.
/// </summary>
public abstract partial class ChallengeStoreContract
{
    private const int MaxPending = 3;

    /// <summary>The store under test.</summary>
    protected abstract IChallengeStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Client { get; } = $"client-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_challenge_is_found_with_everything_it_was_saved_with()
    {
        var saved = Samples.Challenge(Client) with
        {
            PhoneNumber = Numbers.Chinese,
            Purpose = Purpose.StepUp,
            Verifier = "Verifier-ß",
            Language = "zh-CN",
            Channel = "whatsapp",
            AccountId = "account-1",
            DeviceId = "device-1",
            CodeLength = 8,
            ProofKey = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            Replaces = "sW8g7VxcZbmMDkBMCZLDgLAF1bnCNtZ0AZzPSDSLUrA",
            MaxAttempts = 7,
        };
        await Store.AddAsync(saved, MaxPending);

        var found = await FindAsync(saved.Id);

        Assert.Equal(saved, found);
        Assert.Equal("CN", found.PhoneNumber.Region);
    }

    [Fact]
    public async Task A_challenge_without_a_binding_is_found_without_one()
    {
        var saved = await AddAsync();

        Assert.Null((await FindAsync(saved.Id)).ProofKey);
        Assert.Equal(saved, await FindAsync(saved.Id));
    }

    [Fact]
    public async Task Times_of_any_offset_are_kept_as_the_same_instants()
    {
        var saved = await AddAsync(Samples.Challenge(Client, Samples.Start.ToOffset(TimeSpan.FromHours(9))));

        var found = await FindAsync(saved.Id);

        Assert.Equal(saved.CreatedAt, found.CreatedAt);
        Assert.Equal(saved.ResendAt, found.ResendAt);
        Assert.Equal(saved.ExpiresAt, found.ExpiresAt);
    }

    [Fact]
    public async Task An_id_that_was_never_given_out_finds_nothing()
    {
        await AddAsync();

        Assert.Null(await Store.FindAsync(ChallengeId.New(), Token));
    }

    [Fact]
    public async Task An_id_in_another_case_finds_nothing()
    {
        var saved = await AddAsync();
        var swapped = string.Concat(saved.Id.Value.Select(static c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

        // The swapped letters may be no handle at all, and then there is nothing to find either.
        Assert.False(ChallengeId.Parse(swapped) is { } other && await Store.FindAsync(other, Token) is not null);
    }

    [Fact]
    public async Task Two_challenges_never_have_one_id()
    {
        var saved = await AddAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => Store.AddAsync(Samples.Challenge(Client) with { Id = saved.Id }, MaxPending));
        Assert.Equal(saved, await FindAsync(saved.Id));
    }

    [Theory]
    [InlineData("message-1")]
    [InlineData(null)]
    public async Task Recording_a_delivery_changes_nothing_but_the_delivery(string? messageId)
    {
        var saved = await AddAsync();

        await Store.RecordDeliveryAsync(saved.Id, new AcceptedText("gateway", messageId));
        Assert.Equal(saved with { Gateway = "gateway", MessageId = messageId, DeliveryState = DeliveryState.Queued }, await FindAsync(saved.Id));

        await Store.RecordDeliveryAsync(saved.Id, null);
        Assert.Equal(saved, await FindAsync(saved.Id));
    }

    [Fact]
    public async Task Recording_a_delivery_of_a_challenge_that_is_gone_is_harmless()
    {
        var gone = ChallengeId.New();

        await Store.RecordDeliveryAsync(gone, new AcceptedText("gateway", "message-1"));

        Assert.Null(await Store.FindAsync(gone, Token));
    }

    private static Attempt Try(Challenge challenge, bool approved, bool held = true, KeyedHash? against = null, DateTimeOffset? now = null) => new()
    {
        Id = challenge.Id,
        Against = against ?? challenge.Code,
        Approved = approved,
        Held = held,
        Now = now ?? challenge.CreatedAt.AddSeconds(10),
    };

    private static Resend Renew(Challenge challenge, DateTimeOffset? now = null)
    {
        var asked = now ?? challenge.ResendAt;
        return new Resend
        {
            Id = challenge.Id,
            Code = Samples.Hash(),
            CodeLength = challenge.CodeLength,
            Now = asked,
            ResendAt = asked.AddMinutes(1),
            ExpiresAt = asked.AddMinutes(5),
        };
    }

    private async Task<Challenge> AddAsync(Challenge? challenge = null)
    {
        challenge ??= Samples.Challenge(Client);
        await Store.AddAsync(challenge, MaxPending);
        return challenge;
    }

    private async Task<Challenge> FindAsync(ChallengeId id)
    {
        var found = await Store.FindAsync(id, Token);
        Assert.NotNull(found);
        return found;
    }

    private Task<IReadOnlyList<Challenge>> PendingAsync(DateTimeOffset? now = null) =>
        Store.FindPendingAsync(Client, Numbers.American, Purpose.SignIn, now ?? Samples.Start.AddSeconds(10), Token);
}
