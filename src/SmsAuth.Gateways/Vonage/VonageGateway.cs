using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Vonage;

/// <summary>
/// Vonage: texts by the Messages API (<see href="https://developer.vonage.com/en/api/messages"/>) and the balance by the Account API
/// (<see href="https://developer.vonage.com/en/account/code-snippets/account-balance"/>).
/// </summary>
internal sealed class VonageGateway(string name, SettingValues settings, VendorClient client, TimeProvider time) : ISmsGateway, IReceiptReader, IBalanceReader
{
    private const int Accepted = 202;

    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        if (message.Channel != Channel.Sms) return new SendOutcome.Failed($"no channel '{message.Channel}'", SendProblem.Misconfigured);
        using var request = VonageApplication.Request(HttpMethod.Post, "v1/messages", settings, time.GetUtcNow(), Text(message));
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Status == Accepted && answer.Json.At("message_uuid").AsText() is { } id ? new SendOutcome.Accepted(id) : VonageErrors.Read(answer);
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request) =>
        VonageReceipts.ReadAsync(request, settings.Secret(VonageKind.SignatureSecret), settings.Text(VonageApplication.ApplicationId));

    public async Task<Balance?> ReadBalanceAsync(CancellationToken cancellationToken)
    {
        if (settings.Optional(VonageKind.ApiKey) is not { } key || settings.Optional(VonageKind.ApiSecret) is not { } secret) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{settings.Text(VonageKind.AccountAddress).TrimEnd('/')}/account/get-balance");

        // The Account API knows no applications.
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        var answer = await client.SendAsync(request, cancellationToken);
        var amount = answer.Json.At("value");
        return answer.IsSuccess && amount.ValueKind is JsonValueKind.Number && amount.TryGetDecimal(out var left) ? new Balance(left, "EUR") : null;
    }

    private Dictionary<string, object?> Text(TextMessage message) => new()
    {
        ["channel"] = "sms",
        ["message_type"] = "text",
        ["to"] = message.To.E164[1..],
        ["from"] = settings.Text(VonageKind.Sender).TrimStart('+'),
        ["text"] = message.Body,
        ["ttl"] = message.Minutes > 0 ? message.Minutes * 60 : null,
        ["webhook_url"] = settings.Optional(CommonSettings.ReceiptAddress),
        ["webhook_version"] = settings.Optional(CommonSettings.ReceiptAddress) is null ? null : "v1",
    };
}
