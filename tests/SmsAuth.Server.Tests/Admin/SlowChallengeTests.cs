using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Admin;

public sealed class SlowChallengeTests
{
    [Fact]
    public async Task A_challenge_is_found_though_its_gateways_took_long_to_answer()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        using var folder = new ServerFolder();
        await using var server = new ServerNode(database, folder, static _ => { });
        var admin = await AdminWire.SignInAsync(server.Http, "smsauth.admin.read");
        var now = TimeProvider.System.GetUtcNow();
        var slow = Samples.Challenge("demo-app", now.AddSeconds(-55));
        await server.Services.GetRequiredService<IChallengeStore>().AddAsync(slow, 3);
        await server.Services.GetRequiredService<IAuditTrail>().RecordAsync(new AuditEntry { Event = AuditEvent.TextSent, At = now, ClientId = "demo-app", PhoneNumber = slow.PhoneNumber, ChallengeId = slow.Id.ToString() });
        for (var i = 0; i < 50 && (await admin.GetAsync($"/audit?challenge={slow.Id}")).Items.Count == 0; i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(slow.Id.ToString(), $"{(await admin.GetAsync($"/challenges/{slow.Id}")).MustBe(200).Body["challenge"]!["id"]}");
    }
}
