using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

/// <summary>What becomes of accounts is recorded once, whoever was first.</summary>
public sealed class AuditTests : IAsyncDisposable
{
    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();
    private readonly Trail trail = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_first_sign_in_creates_an_account_and_links_its_number_and_later_ones_do_nothing()
    {
        var account = await OpenStore().SignInAsync(Number, create: true);
        await OpenStore().SignInAsync(Number, create: true);

        Assert.Equal(
            [(AuditEvent.AccountCreated, null), (AuditEvent.NumberLinked, "account:new")], trail.Entries.Select(static e => (e.Event, e.Reason)));
        Assert.All(trail.Entries, e => Assert.Equal((account!.Id, Number), (e.AccountId, e.PhoneNumber)));
        Assert.All(trail.Entries, e => Assert.Equal(database.Time.GetUtcNow(), e.At));
    }

    [Fact]
    public async Task An_account_that_has_confirmed_the_number_is_linked()
    {
        var id = await database.RegisterAsync(Number, confirmed: true);

        await OpenStore().SignInAsync(Number, create: false);

        var linked = Assert.Single(trail.Entries);
        Assert.Equal((AuditEvent.NumberLinked, "account:confirmed-number", id), (linked.Event, linked.Reason, linked.AccountId));
    }

    [Fact]
    public async Task First_sign_ins_at_once_leave_one_account_created_and_one_number_linked()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => OpenStore().SignInAsync(Number, create: true))));

        Assert.Equal([AuditEvent.AccountCreated, AuditEvent.NumberLinked], trail.Entries.Select(static e => e.Event).Order());
    }

    [Fact]
    public async Task A_number_that_signs_in_to_nobody_leaves_nothing()
    {
        await OpenStore().SignInAsync(Number, create: false);
        await database.RegisterAsync(Number, confirmed: true);
        await database.RegisterAsync(Number, confirmed: true);
        await OpenStore().SignInAsync(Number, create: true);

        Assert.Empty(trail.Entries);
    }

    private IAccountStore OpenStore() => database.OpenStore(identity => identity.Services.AddSingleton<IAuditTrail>(trail));

    private sealed class Trail : IAuditTrail
    {
        private readonly ConcurrentQueue<AuditEntry> entries = new();

        public IReadOnlyList<AuditEntry> Entries => [.. entries];

        public ValueTask RecordAsync(AuditEntry entry)
        {
            entries.Enqueue(entry);
            return ValueTask.CompletedTask;
        }
    }
}
