using System.Globalization;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>The figures are those of what was really done.</summary>
public sealed class StatisticsApiTests : IDisposable
{
    private readonly ServerFolder folder = new();
    private readonly TestDatabase database = TestDatabase.Create(DatabaseKind.Sqlite);
    private readonly ServerNode server;

    public StatisticsApiTests() => server = new ServerNode(
        database, folder, static _ => { }, [.. DemoPhone.WithoutLimits, ("SmsAuth:Prices:Currency", "SEK"), ("SmsAuth:Prices:PerText:outbox:Default", "0.5"), ("SmsAuth:Prices:PerText:outbox:SE", "0.25")]);

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task Every_figure_is_that_of_what_was_done()
    {
        var phone = new DemoPhone(server.Http);
        for (var i = 0; i < 3; i++) Assert.Equal(200, (await phone.RedeemAsync(await phone.AskAsync("+12025550131"))).Status);
        var asked = await phone.AskAsync("+46701740605");
        Assert.Equal(400, (await phone.RedeemAsync(asked with { Code = asked.Code == "000000" ? "111111" : "000000" })).Status);

        // What was counted is stored within ten seconds.
        var admin = await AdminWire.SignInAsync(server.Http, "smsauth.admin.read");
        var overview = (await admin.GetAsync("/statistics/overview?last=1h")).MustBe(200).Body;
        for (var i = 0; i < 60 && overview["totals"]!["code_refused"]!.GetValue<int>() == 0; i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            overview = (await admin.GetAsync("/statistics/overview?last=1h")).MustBe(200).Body;
        }

        var totals = overview["totals"]!;

        // The second account, whose number only asked, was never made; but the demo has made that of its administrator.
        Assert.Equal((4, 4, 3, 3, 1, 2), (Of("asked"), Of("sent"), Of("verified"), Of("signed_in"), Of("code_refused"), Of("accounts_created")));
        Assert.Equal(0.75, totals["conversion"]!.GetValue<double>());
        Assert.Equal((1.75m, "SEK", 0), (overview["spend"]!["amount"]!.GetValue<decimal>(), overview["spend"]!["currency"]!.ToString(), overview["spend"]!["unpriced"]!.GetValue<int>()));
        Assert.Equal(12, overview["series"]!.AsArray().Count);
        Assert.Equal(4, overview["series"]!.AsArray().Sum(static s => s!["figures"]!["asked"]!.GetValue<int>()));

        var countries = (await admin.GetAsync("/statistics/countries")).MustBe(200).Items;
        Assert.Equal([("US", 3), ("SE", 1)], countries.Select(static c => (c!["name"]!.ToString(), c["figures"]!["sent"]!.GetValue<int>())));
        var failure = Assert.Single((await admin.GetAsync("/statistics/failures?last=90d")).MustBe(200).Items)!;
        Assert.Equal(("code_refused", "WrongCode"), (failure["event"]!.ToString(), failure["reason"]!.ToString()));
        Assert.Equal("outbox", (await admin.GetAsync("/statistics/gateways?gateway=outbox")).MustBe(200).Items[0]!["name"]!.ToString());
        Assert.Equal(0, (await admin.GetAsync("/statistics/overview?client=another")).Body["totals"]!["asked"]!.GetValue<int>());
        Assert.Equal(1, (await admin.GetAsync("/statistics/overview?country=se")).Body["totals"]!["asked"]!.GetValue<int>());
        Assert.Equal(0, (await admin.GetAsync("/statistics/delivery_times")).MustBe(200).Items[0]!["count"]!.GetValue<int>());
        Assert.Empty((await admin.GetAsync("/statistics/alerts")).MustBe(200).Items);
        (await admin.GetAsync("/statistics/overview?last=2h")).MustRefuse("last");
        (await admin.GetAsync("/statistics/overview?country=Sweden")).MustRefuse("country");

        var now = TimeProvider.System.GetUtcNow();
        var today = (await admin.GetAsync($"/statistics/overview?from={At(now.AddHours(-2))}&to={At(now.AddDays(1))}")).MustBe(200).Body;
        Assert.Equal((4, 300), (today["totals"]!["asked"]!.GetValue<int>(), today["step"]!.GetValue<int>()));
        var before = (await admin.GetAsync($"/statistics/overview?from={At(now.AddDays(-90))}&to={At(now.AddDays(-3))}")).MustBe(200).Body;
        Assert.Equal((0, 88), (before["totals"]!["asked"]!.GetValue<int>(), before["series"]!.AsArray().Count));
        Assert.Equal(3, (await admin.GetAsync($"/statistics/gateways?from={At(now.AddDays(-399).AddHours(1))}&client=demo-app&country=US")).MustBe(200).Items.Sum(static g => g!["figures"]!["sent"]!.GetValue<int>()));
        (await admin.GetAsync($"/statistics/overview?from={At(now.AddDays(-400))}")).MustRefuse("from");
        (await admin.GetAsync($"/statistics/overview?from={At(now.AddDays(1))}")).MustRefuse("from");
        (await admin.GetAsync($"/statistics/overview?to={At(now)}")).MustRefuse("from");
        (await admin.GetAsync($"/statistics/overview?from={At(now.AddDays(-1))}&to={At(now.AddDays(-1))}")).MustRefuse("to");
        (await admin.GetAsync($"/statistics/failures?from={At(now.AddDays(-1))}&last=24h")).MustRefuse("last");
        (await admin.GetAsync($"/statistics/countries?verifier={new string('x', 101)}")).MustRefuse("verifier");

        static string At(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        int Of(string figure) => totals[figure]!.GetValue<int>();
    }

    [Theory]
    [InlineData("SmsAuth:Prices:Currency", "Euro", "three letters of ISO 4217")]
    [InlineData("SmsAuth:Prices:PerText:bird:SE", "-1", "0 to 100")]
    [InlineData("SmsAuth:Prices:PerText:bird:Sweden", "1", "neither Default nor a country")]
    [InlineData("SmsAuth:Prices:PerTexts", "1", "there is no such setting")]
    public async Task A_price_that_cannot_be_used_is_refused_by_name(string setting, string value, string because)
    {
        using var own = new ServerFolder();
        (await ServerProcess.RefusalAsync(own, "Development", (setting, value))).MustName(setting, because);
    }
}
