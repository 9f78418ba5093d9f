using System.Buffers.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Tests.Accounts;

namespace SmsAuth.Server.Tests.Keys;

/// <summary>Keys that change by themselves while people stay signed in.</summary>
public sealed class ScheduledRotationTests : IDisposable
{
    private const string Number = "+12025550120";
    private static readonly TimeSpan Step = TimeSpan.FromDays(5);

    private readonly TimedServer server = new(("Keys:Announce", "7.00:00:00"));
    private readonly AccountWire app;

    public ScheduledRotationTests() => app = new AccountWire(server.Http);

    private KeyRing Ring => server.Services.GetRequiredService<KeyRing>();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task In_a_year_every_key_is_published_ahead_nobody_is_logged_out_and_old_keys_go()
    {
        var tokens = await app.SignInAsync(Number);
        var published = (await PublishedKeys.OfAsync(server.Http)).ToHashSet();
        HashSet<string> used = [];
        var most = 0;
        for (var at = TimeSpan.Zero; at < TimeSpan.FromDays(365); at += Step)
        {
            server.Time.Advance(Step);
            await TurnAsync();
            tokens = await app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{tokens["refresh_token"]}"));
            Assert.Null(tokens["error"]);
            var kid = new JsonWebToken($"{tokens["access_token"]}").Kid;
            Assert.Contains(kid, published);
            Assert.Equal(200, (await app.GetAsync($"{tokens["access_token"]}")).Status);
            used.Add(kid);

            // What is published now is what clients know when the next key is taken up.
            published = [.. await PublishedKeys.OfAsync(server.Http)];
            most = Math.Max(most, published.Count);
        }

        Assert.InRange(used.Count, 4, 5);
        Assert.Equal(2, most);
        foreach (var kind in KeyKinds.All) Assert.InRange(Ring.Snapshot!.Of(kind).All.Count, 1, kind is KeyKind.Pepper ? 4 : 2);
        Assert.Single(Ring.Snapshot!.Of(KeyKind.Numbers).All);
    }

    [Fact]
    public async Task A_token_of_the_last_moment_of_a_key_is_refreshed_as_long_as_any()
    {
        await GoToAsync(KeyKind.Signing, TimeSpan.FromMinutes(-2));
        var before = await app.SignInAsync(Number);
        server.Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(5));
        await TurnAsync();

        var after = await app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{before["refresh_token"]}"));

        Assert.Null(after["error"]);
        Assert.NotEqual(new JsonWebToken($"{before["access_token"]}").Kid, new JsonWebToken($"{after["access_token"]}").Kid);
    }

    [Fact]
    public async Task A_code_that_is_out_when_the_pepper_changes_still_works_and_the_number_keeps_its_pseudonym()
    {
        await GoToAsync(KeyKind.Pepper, TimeSpan.FromMinutes(-1));
        var pepper = CurrentId(KeyKind.Pepper);
        var challenge = await app.FormAsync("/connect/sms_otp", ("phone_number", Number));
        var code = await app.CodeAsync(Number);
        var numbers = CurrentId(KeyKind.Numbers);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await TurnAsync();
        Assert.NotEqual(pepper, CurrentId(KeyKind.Pepper));

        var tokens = await app.FormAsync(
            "/connect/token", ("grant_type", "sms_otp"), ("phone_number", Number), ("code", code), ("challenge_id", $"{challenge["challenge_id"]}"), ("scope", "openid"));

        Assert.Null(tokens["error"]);
        Assert.Equal(numbers, CurrentId(KeyKind.Numbers));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_Data_Protection_protected_is_read_after_its_key_has_changed_and_no_more_when_it_is_gone()
    {
        var protector = server.Services.GetDataProtector("test");
        var secret = protector.Protect("secret");
        await GoToAsync(KeyKind.DataProtection, TimeSpan.FromMinutes(1));
        Assert.Equal("secret", protector.Unprotect(secret));
        var later = secret;
        while (KeyOf(later) == KeyOf(secret)) later = await LaterAsync(() => protector.Protect("later"), TestContext.Current.CancellationToken);

        server.Time.Advance(TimeSpan.FromDays(31));
        await TurnAsync();

        while (await LaterAsync(() => Record.Exception(() => protector.Unprotect(secret)), TestContext.Current.CancellationToken) is null) { }
        Assert.Equal("later", protector.Unprotect(later));
    }

    [Fact]
    public async Task Nodes_that_find_a_key_due_at_once_make_one()
    {
        server.Time.Advance(TimeSpan.FromDays(83) + TimeSpan.FromHours(1));

        await TestKit.AtOnce.RunAsync(10, async _ =>
        {
            await TurnAsync();
            return true;
        });

        Assert.All(KeyKinds.All, kind => Assert.Equal(kind is KeyKind.Numbers ? 1 : 2, Ring.Snapshot!.Of(kind).All.Count));
    }

    private async Task GoToAsync(KeyKind kind, TimeSpan beside)
    {
        server.Time.Advance(TimeSpan.FromDays(83) + TimeSpan.FromMinutes(1));
        await TurnAsync();
        var next = Ring.Snapshot!.Of(kind).All[^1];
        Assert.Equal(KeyState.Next, Ring.Snapshot.Of(kind).StateOf(next));
        server.Time.Advance(next.ActiveFrom + beside - server.Time.GetUtcNow());
        await TurnAsync();
    }

    /// <summary>What a use gives in a moment: the framework reads its keys anew beside the first use, which still gets the old ones.</summary>
    private static async Task<T> LaterAsync<T>(Func<T> use, CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);
        return use();
    }

    /// <summary>The id of the key that protected a text: the 16 bytes after the first four.</summary>
    private static Guid KeyOf(string protectedText) => new(Base64Url.DecodeFromChars(protectedText).AsSpan(4, 16));

    private string CurrentId(KeyKind kind) => Ring.Snapshot!.Of(kind).Current!.Id;

    private Task TurnAsync() => server.Services.GetRequiredService<KeyRotation>().TurnAsync(TestContext.Current.CancellationToken);
}
