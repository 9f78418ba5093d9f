using SmsAuth.Challenges;
using SmsAuth.Gateways;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class StatementTests(InterceptedHost host) : IClassFixture<InterceptedHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_try_is_counted_and_decided_by_one_conditional_update(bool approved, bool held)
    {
        var challenge = await AddAsync();

        Assert.True(await host.Challenges.TryRecordAsync(Try(challenge) with { Approved = approved, Held = held }));

        AssertUpdate(Assert.Single(host.Commands.Commands), "State", "ExpiresAt", held ? "Attempts" : "BlindAttempts", "CodeHash", "CodeKeyId");
    }

    [Fact]
    public async Task A_renewal_is_one_conditional_update()
    {
        var challenge = await AddAsync();

        Assert.True(await host.Challenges.TryRenewAsync(Renew(challenge)));

        AssertUpdate(Assert.Single(host.Commands.Commands), "State", "ExpiresAt", "ResendAt");
    }

    [Fact]
    public async Task A_restoration_is_one_conditional_update()
    {
        var challenge = await AddAsync();

        await host.Challenges.RestoreAsync(challenge, challenge.Code);

        AssertUpdate(Assert.Single(host.Commands.Commands), "State", "CodeHash", "CodeKeyId");
    }

    [Fact]
    public async Task A_challenge_is_added_by_an_insert_and_one_conditional_update()
    {
        await host.Challenges.AddAsync(Samples.Challenge("statements"), 3);

        Assert.Collection(
            host.Commands.Commands.TakeLast(2),
            static insert => Assert.StartsWith("INSERT INTO \"SmsAuthChallenges\"", insert, StringComparison.Ordinal),
            static update => AssertUpdate(update, "State", "ClientId", "PhoneNumber", "Purpose"));
    }

    [Fact]
    public async Task A_try_whose_acknowledgement_is_lost_is_counted_once_and_nobody_is_told_a_verdict()
    {
        var challenge = await AddAsync();
        host.Commands.LoseNextAcknowledgement();

        await Assert.ThrowsAsync<LostAcknowledgementException>(() => host.Challenges.TryRecordAsync(Try(challenge)));

        Assert.Equal(1, (await host.Challenges.FindAsync(challenge.Id, Token))!.Attempts);
    }

    [Fact]
    public async Task A_renewal_whose_acknowledgement_is_lost_is_made_once()
    {
        var challenge = await AddAsync();
        host.Commands.LoseNextAcknowledgement();

        // A resend that may be asked for at once would pass its own condition again.
        var resend = Renew(challenge) with { ResendAt = challenge.ResendAt };
        await Assert.ThrowsAsync<LostAcknowledgementException>(() => host.Challenges.TryRenewAsync(resend));

        Assert.Equal(2, (await host.Challenges.FindAsync(challenge.Id, Token))!.Sends);
    }

    [Fact]
    public async Task A_delivery_whose_acknowledgement_is_lost_is_recorded_by_a_retry()
    {
        var challenge = await AddAsync();
        host.Commands.LoseNextAcknowledgement();

        await host.Challenges.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", "message-1"));

        Assert.Equal(2, host.Commands.Commands.Count);
        Assert.Equal("gateway", host.Scalar($"SELECT Gateway FROM SmsAuthChallenges WHERE Id = '{challenge.Id.Value}'"));
    }

    [Fact]
    public async Task What_became_of_the_newest_text_is_kept_until_the_next_one()
    {
        var challenge = await AddAsync();
        var row = $"FROM SmsAuthChallenges WHERE Id = '{challenge.Id.Value}'";
        Assert.Equal(DBNull.Value, host.Scalar($"SELECT DeliveryRecordedAt {row}"));

        await host.Challenges.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", "message-1"));
        Assert.Equal("gateway", host.Scalar($"SELECT Gateway {row}"));
        Assert.Equal(Samples.Start.ToUnixTimeMilliseconds(), host.Scalar($"SELECT DeliveryRecordedAt {row}"));

        await host.Challenges.TryRenewAsync(Renew(challenge));
        Assert.Equal(DBNull.Value, host.Scalar($"SELECT DeliveryRecordedAt {row}"));

        await host.Challenges.RecordDeliveryAsync(challenge.Id, null);
        Assert.Equal(DBNull.Value, host.Scalar($"SELECT Gateway {row}"));
        Assert.Equal(Samples.Start.ToUnixTimeMilliseconds(), host.Scalar($"SELECT DeliveryRecordedAt {row}"));
    }

    private static void AssertUpdate(string sql, params string[] conditions)
    {
        Assert.StartsWith("UPDATE \"SmsAuthChallenges\"", sql, StringComparison.Ordinal);
        var where = sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..];
        Assert.All(conditions, condition => Assert.Contains($".\"{condition}\"", where, StringComparison.Ordinal));
    }

    private static Attempt Try(Challenge challenge) =>
        new() { Id = challenge.Id, Against = challenge.Code, Approved = false, Held = true, Now = challenge.CreatedAt };

    private static Resend Renew(Challenge challenge) => new()
    {
        Id = challenge.Id,
        Code = Samples.Hash(),
        CodeLength = 6,
        Now = challenge.ResendAt,
        ResendAt = challenge.ResendAt.AddMinutes(1),
        ExpiresAt = challenge.ExpiresAt,
    };

    private async Task<Challenge> AddAsync()
    {
        var challenge = Samples.Challenge($"client-{Guid.NewGuid():N}");
        await host.Challenges.AddAsync(challenge, 3);
        host.Commands.Clear();
        return challenge;
    }
}
