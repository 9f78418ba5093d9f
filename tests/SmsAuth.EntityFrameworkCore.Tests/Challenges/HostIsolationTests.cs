using System.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class HostIsolationTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_host_has_tracked_is_not_saved()
    {
        await using var request = host.NewRequest();
        var context = request.ServiceProvider.GetRequiredService<SampleContext>();
        context.Notes.Add(new Note { Text = "not saved yet" });

        await UseEveryOperationAsync();

        Assert.Equal(EntityState.Added, Assert.Single(context.ChangeTracker.Entries()).State);
        Assert.Equal(0L, host.Scalar("SELECT COUNT(*) FROM Notes WHERE Text = 'not saved yet'"));
    }

    [Fact]
    public async Task A_try_stays_counted_when_the_hosts_transaction_is_rolled_back()
    {
        var challenge = Samples.Challenge("rolled-back");
        await host.Challenges.AddAsync(challenge, 3);
        await using var request = host.NewRequest();
        var context = request.ServiceProvider.GetRequiredService<SampleContext>();
        await context.Database.OpenConnectionAsync(Token);

        // SQLite has one writer: the host's transaction is one that has only read when the try is counted.
        await using (var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true))
        {
            await context.Database.UseTransactionAsync(transaction, Token);
            Assert.Equal(0, await context.Notes.CountAsync(n => n.Text == "rolled back", Token));
            Assert.True(await host.Challenges.TryRecordAsync(Wrong(challenge)));
        }

        Assert.Equal(1, (await host.Challenges.FindAsync(challenge.Id, Token))!.Attempts);
    }

    [Fact]
    public async Task A_try_stays_counted_when_an_ambient_transaction_is_rolled_back()
    {
        var challenge = Samples.Challenge("ambient");
        await host.Challenges.AddAsync(challenge, 3);
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            Assert.True(await host.Challenges.TryRecordAsync(Wrong(challenge)));
            Assert.NotNull(Transaction.Current);
        }

        Assert.Equal(1, (await host.Challenges.FindAsync(challenge.Id, Token))!.Attempts);
    }

    [Fact]
    public async Task A_challenge_stays_when_the_hosts_transaction_is_rolled_back_after_its_text_went_out()
    {
        var challenge = Samples.Challenge("sent");
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await host.Challenges.AddAsync(challenge, 3);
            await host.Challenges.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", "message-1"));
        }

        Assert.Equal(challenge with { Gateway = "gateway", MessageId = "message-1", DeliveryState = DeliveryState.Queued }, await host.Challenges.FindAsync(challenge.Id, Token));
    }

    private static Attempt Wrong(Challenge challenge) =>
        new() { Id = challenge.Id, Against = challenge.Code, Approved = false, Held = true, Now = challenge.CreatedAt };

    private async Task UseEveryOperationAsync()
    {
        var challenge = Samples.Challenge("isolation");
        await host.Challenges.AddAsync(challenge, 3);
        await host.Challenges.RecordDeliveryAsync(challenge.Id, new AcceptedText("gateway", "message-1"));
        await host.Challenges.TryRecordAsync(Wrong(challenge));
        await host.Challenges.FindPendingAsync(challenge.ClientId, challenge.PhoneNumber, challenge.Purpose, challenge.CreatedAt, Token);
        await host.Challenges.TryRenewAsync(new Resend
        {
            Id = challenge.Id,
            Code = Samples.Hash(),
            CodeLength = 6,
            Now = challenge.ResendAt,
            ResendAt = challenge.ResendAt.AddMinutes(1),
            ExpiresAt = challenge.ExpiresAt,
        });
    }
}
