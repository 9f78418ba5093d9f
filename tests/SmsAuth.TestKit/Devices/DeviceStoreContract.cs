using SmsAuth.Devices;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Devices;

/// <summary>What every store of trusted devices promises. The store may be shared by the tests of a class: each test uses an account of its own.</summary>
public abstract class DeviceStoreContract
{
    private const int Max = 3;

    /// <summary>The store under test.</summary>
    protected abstract IDeviceStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Account { get; } = $"account-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_device_is_found_with_everything_it_was_saved_with()
    {
        var saved = await AddAsync();

        Assert.Equal(saved, await Store.FindAsync(saved.Id, Samples.Start, Token));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_device_is_trusted_until_the_moment_it_expires(int millisecondsAfter, bool found)
    {
        var saved = await AddAsync();
        var now = saved.ExpiresAt.AddMilliseconds(millisecondsAfter);

        Assert.Equal(found, await Store.FindAsync(saved.Id, now, Token) is not null);
        Assert.Equal(found ? 1 : 0, (await Store.ListAsync(Account, now, Token)).Count);
    }

    [Fact]
    public async Task An_id_in_another_case_or_never_given_out_finds_nothing()
    {
        await AddAsync(Sample() with { Id = "aBcDeFgHiJkLmNoPqRsT-1" });

        Assert.Null(await Store.FindAsync("AbCdEfGhIjKlMnOpQrSt-1", Samples.Start, Token));
        Assert.Null(await Store.FindAsync(Sample().Id, Samples.Start, Token));
        Assert.True(await Store.RevokeAsync(Account, "aBcDeFgHiJkLmNoPqRsT-1"));
    }

    [Fact]
    public async Task The_devices_of_an_account_are_listed_with_the_newest_first_and_no_others()
    {
        var first = await AddAsync();
        var third = await AddAsync(Sample(seconds: 2));
        var second = await AddAsync(Sample(seconds: 1));
        await AddAsync(Sample() with { AccountId = Account + "-other" });

        Assert.Equal([third, second, first], await Store.ListAsync(Account, Samples.Start.AddSeconds(3), Token));
    }

    [Fact]
    public async Task The_oldest_gives_way_to_the_fourth_and_another_accounts_never()
    {
        var other = await AddAsync(Sample() with { AccountId = Account + "-other" });
        List<Device> added = [];
        for (var i = 0; i < 3; i++) added.Add(await AddAsync(Sample(seconds: i)));

        Assert.Equal(1, await Store.AddAsync(Sample(seconds: 3), Max));

        Assert.Null(await Store.FindAsync(added[0].Id, Samples.Start, Token));
        Assert.NotNull(await Store.FindAsync(added[1].Id, Samples.Start, Token));
        Assert.NotNull(await Store.FindAsync(other.Id, Samples.Start, Token));
    }

    [Fact]
    public async Task A_device_that_has_expired_takes_nobodys_place()
    {
        for (var i = 0; i < 3; i++) await AddAsync(Sample(seconds: i) with { ExpiresAt = Samples.Start.AddSeconds(3) });

        Assert.Equal(0, await Store.AddAsync(Sample(seconds: 3), Max));
    }

    [Fact]
    public async Task Of_devices_trusted_in_parallel_the_newest_are_left()
    {
        var devices = Enumerable.Range(0, 20).Select(i => Sample(seconds: i)).ToList();

        await AtOnce.RunAsync(devices.Count, i => Store.AddAsync(devices[i], Max));

        Assert.Equal(devices.TakeLast(Max).Reverse(), await Store.ListAsync(Account, Samples.Start.AddSeconds(20), Token));
    }

    [Fact]
    public async Task The_last_use_is_recorded()
    {
        var saved = await AddAsync();

        await Store.RecordUseAsync(saved.Id, Samples.Start.AddDays(2));

        Assert.Equal(saved with { LastUsedAt = Samples.Start.AddDays(2) }, await Store.FindAsync(saved.Id, Samples.Start, Token));
    }

    [Fact]
    public async Task A_revoked_device_is_gone_and_only_its_own_account_can_revoke_it()
    {
        var saved = await AddAsync();
        var sibling = await AddAsync(Sample(seconds: 1));

        Assert.False(await Store.RevokeAsync(Account + "-other", saved.Id));
        Assert.True(await Store.RevokeAsync(Account, saved.Id));
        Assert.False(await Store.RevokeAsync(Account, saved.Id));

        Assert.Null(await Store.FindAsync(saved.Id, Samples.Start, Token));
        Assert.Equal(sibling, await Store.FindAsync(sibling.Id, Samples.Start, Token));
    }

    [Fact]
    public async Task All_devices_of_an_account_are_revoked_at_once_and_nobody_elses()
    {
        await AddAsync();
        await AddAsync(Sample(seconds: 1));
        var other = await AddAsync(Sample() with { AccountId = Account + "-other" });

        Assert.Equal(2, await Store.RevokeAllAsync(Account));

        Assert.Empty(await Store.ListAsync(Account, Samples.Start, Token));
        Assert.NotNull(await Store.FindAsync(other.Id, Samples.Start, Token));
    }

    [Fact]
    public async Task The_devices_of_one_number_of_an_account_are_revoked_and_no_others()
    {
        var gone = await AddAsync(Sample() with { Number = "pseudonym-of-one" });
        var others = new[]
        {
            await AddAsync(Sample(seconds: 1) with { Number = "pseudonym-of-another" }),
            await AddAsync(Sample() with { AccountId = Account + "-other", Number = "pseudonym-of-one" }),
        };

        Assert.Equal(1, await Store.RevokeAllAsync(Account, "pseudonym-of-one"));
        Assert.Equal(0, await Store.RevokeAllAsync(Account, "pseudonym-of-one"));

        Assert.Null(await Store.FindAsync(gone.Id, Samples.Start, Token));
        foreach (var other in others) Assert.NotNull(await Store.FindAsync(other.Id, Samples.Start, Token));
    }

    [Fact]
    public async Task Purging_removes_what_has_expired_and_no_more_than_so_many()
    {
        // Long before any other test's devices.
        var now = Samples.Start.AddYears(-10);
        for (var i = 1; i <= 3; i++) await AddAsync(Sample() with { CreatedAt = now.AddDays(-i), ExpiresAt = now.AddSeconds(2 - i) });

        Assert.Equal(1, await Store.PurgeAsync(now, 1, Token));
        Assert.Equal(1, await Store.PurgeAsync(now, 10, Token));
        Assert.Equal(0, await Store.PurgeAsync(now, 10, Token));
        Assert.Single(await Store.ListAsync(Account, now, Token));
    }

    private Device Sample(int seconds = 0) => new()
    {
        Id = Guid.NewGuid().ToString("N")[..Device.IdLength],
        AccountId = Account,
        Number = new string('n', 43),
        CreatedAt = Samples.Start.AddSeconds(seconds),
        ExpiresAt = Samples.Start.AddDays(180),
    };

    private async Task<Device> AddAsync(Device? device = null)
    {
        device ??= Sample();
        await Store.AddAsync(device, Max);
        return device;
    }
}
