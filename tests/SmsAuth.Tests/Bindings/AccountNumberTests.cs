using SmsAuth.Audit;
using SmsAuth.Bindings;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Bindings;

public sealed class AccountNumberTests
{
    [Fact]
    public async Task A_removed_number_is_no_login_any_more()
    {
        await using var scene = new BindingScene();
        scene.Engine.Accounts.Put(Numbers.Chinese, BindingScene.Account);

        Assert.IsType<RemoveNumberOutcome.Removed>(await scene.RemoveAsync(await scene.IdOfAsync(Numbers.American)));

        Assert.Equal([Numbers.Chinese], await scene.NumbersAsync());
        Assert.Equal(["alice - +12025550100"], scene.Observer.Told);
        Assert.Equal(Numbers.American, Assert.Single(scene.Engine.Audit.Entries, static e => e.Event is AuditEvent.NumberRemoved).PhoneNumber);
    }

    [Fact]
    public async Task The_last_number_stays()
    {
        await using var scene = new BindingScene();

        Assert.IsType<RemoveNumberOutcome.LastLogin>(await scene.RemoveAsync(await scene.IdOfAsync(Numbers.American)));

        Assert.Equal([Numbers.American], await scene.NumbersAsync());
        Assert.Empty(scene.Engine.Audit.Entries);
    }

    [Fact]
    public async Task A_number_of_somebody_else_cannot_be_removed()
    {
        await using var scene = new BindingScene();
        scene.Engine.Accounts.Put(Numbers.Chinese, BindingScene.Account);
        scene.Engine.Accounts.Put(Numbers.OtherAmerican, "bob");

        Assert.IsType<RemoveNumberOutcome.UnknownNumber>(await scene.RemoveAsync(await scene.IdOfAsync(Numbers.OtherAmerican, "bob")));
        Assert.Equal([Numbers.OtherAmerican], await scene.NumbersAsync("bob"));
    }

    [Fact]
    public async Task A_sign_in_of_long_ago_is_not_enough()
    {
        await using var scene = new BindingScene(static b => b.ConfigureNumbers(static o => o.RecentSignIn = TimeSpan.FromMinutes(3)));
        scene.Engine.Accounts.Put(Numbers.Chinese, BindingScene.Account);
        var session = scene.Session();
        scene.Engine.Time.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromTicks(1));

        var outcome = await scene.RemoveAsync(await scene.IdOfAsync(Numbers.American), session);

        Assert.Equal(TimeSpan.FromMinutes(3), Assert.IsType<RemoveNumberOutcome.ReauthenticationRequired>(outcome).MaxAge);
        Assert.Equal(2, (await scene.NumbersAsync()).Count);
    }

    [Fact]
    public async Task The_id_of_a_number_does_not_tell_it()
    {
        await using var scene = new BindingScene();
        var id = await scene.IdOfAsync(Numbers.American);

        Assert.Equal(43, id.Length);
        Assert.DoesNotContain("5550100", id, StringComparison.Ordinal);
    }
}
