using System.Net;
using SmsAuth.Deliveries;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Deliveries;

public sealed class ReceiptEndpointTests : IAsyncLifetime
{
    private const string Number = "+12025550100";

    private readonly ServerFolder folder = new();
    private readonly OwnSender first = new("first");
    private readonly OwnSender second = new("second");
    private ServerProcess server = null!;

    /// <summary>Who has the text of the only challenge, and how far it has come.</summary>
    private object? Delivery => folder.Sql("""SELECT "Gateway" || ' ' || "DeliveryState" FROM "SmsAuthChallenges" """);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await first.StartAsync();
        await second.StartAsync();
        server = await ServerProcess.StartAsync(
            folder,
            "Development",
            [
                .. first.Settings,
                .. second.Settings,
                ("SmsAuth:Verifiers:default:Gateways:0", "first"),
                ("SmsAuth:Verifiers:default:Gateways:1", "second"),
                ("SmsAuth:Verifiers:default:RerouteFailed", "true"),
                .. DemoPhone.WithoutLimits,
            ]);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await first.DisposeAsync();
        await second.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_text_that_failed_goes_out_by_the_next_gateway_and_only_a_signed_receipt_says_so()
    {
        var phone = new DemoPhone(server);
        var challenge = (await phone.PostAsync("connect/sms_otp", ("phone_number", Number))).Body["challenge_id"]!.ToString();
        var failed = first.Code;

        // Of another gateway, about no text of ours, unsigned, too long, to nobody.
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(second.Receipt(first.Newest, "failed", at: "first")));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(first.Receipt("first-99", "failed")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(new HttpRequestMessage(HttpMethod.Get, "connect/sms_otp/receipts/first?id=first-1&state=failed")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(new HttpRequestMessage(HttpMethod.Post, "connect/sms_otp/receipts/first") { Content = new ByteArrayContent(new byte[300_000]) }));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(first.Receipt(first.Newest, "failed", at: "nobody")));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(first.Receipt(first.Newest, "failed", at: "outbox")));
        Assert.Empty(second.Texts);
        Assert.Equal($"first {DeliveryState.Queued:D}", Delivery);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(first.Receipt(first.Newest, "failed", "absent subscriber")));
        Assert.Single(second.Texts);
        Assert.Equal($"second {DeliveryState.Queued:D}", Delivery);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(second.Receipt(second.Newest, "delivered")));
        Assert.Equal($"second {DeliveryState.Delivered:D}", Delivery);

        Assert.Equal(failed == second.Code ? 200 : 400, await RedeemAsync(phone, challenge, failed));
        Assert.Equal(failed == second.Code ? 400 : 200, await RedeemAsync(phone, challenge, second.Code));
        Assert.Contains("absent subscriber", server.Output, StringComparison.Ordinal);
    }

    private static async Task<int> RedeemAsync(DemoPhone phone, string challenge, string code) =>
        (await phone.RedeemAsync(new DemoPhone.Challenge(Number, challenge, code))).Status;

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var response = await server.Client.SendAsync(request, Token);
        request.Dispose();
        return response.StatusCode;
    }
}
