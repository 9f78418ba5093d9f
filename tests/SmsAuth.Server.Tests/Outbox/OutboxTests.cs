using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Outbox;

[Collection("Texts in the outbox of one server")]
public sealed class OutboxTests(ServerApp server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_appear_newest_first_as_JSON_and_on_the_page()
    {
        await AskAsync("+12025550151");
        await AskAsync("+12025550152");

        var texts = (await server.Http.GetFromJsonAsync<JsonElement>("/outbox.json", Cancellation)).EnumerateArray().ToList();
        var page = await server.Http.GetStringAsync("/outbox", Cancellation);

        Assert.Equal(["+12025550152", "+12025550151"], texts.Take(2).Select(static t => t.GetProperty("to").GetString()));
        Assert.All(texts, static text => Assert.Equal(["to", "text", "sent_at", "channel"], text.EnumerateObject().Select(static p => p.Name)));
        Assert.All(texts, static text => Assert.EndsWith("Z", text.GetProperty("sent_at").GetString(), StringComparison.Ordinal));

        Assert.Equal("sms", texts[0].GetProperty("channel").GetString());
        Assert.Contains("""<span class="channel">sms</span>""", page, StringComparison.Ordinal);

        var newest = texts[0].GetProperty("text").GetString()!;
        Assert.Contains("SmsAuth Demo", newest, StringComparison.Ordinal);
        Assert.Contains($"""<output class="code">{newest[..6]}</output>""", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("12025550152", StringComparison.Ordinal) < page.IndexOf("12025550151", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_outbox_says_so()
    {
        using var folder = new ServerFolder();
        await using var fresh = await ServerProcess.StartAsync(folder, "Development");

        Assert.Equal("[]", await fresh.Client.GetStringAsync("/outbox.json", Cancellation));
        Assert.Contains("No text yet.", await fresh.Client.GetStringAsync("/outbox", Cancellation), StringComparison.Ordinal);
    }

    private async Task AskAsync(string number)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var request = new StartRequest { Client = new ClientPolicy { ClientId = "demo-app" }, PhoneNumber = PhoneNumber.FromStored(number, "US") };
        Assert.IsType<StartOutcome.Started>(await scope.ServiceProvider.GetRequiredService<ChallengeStarter>().StartAsync(request, Cancellation));
    }
}
