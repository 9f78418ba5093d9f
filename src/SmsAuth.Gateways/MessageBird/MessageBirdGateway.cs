using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>
/// MessageBird: texts (<see href="https://developers.messagebird.com/api/sms-messaging/"/>), calls that read the text out
/// (<see href="https://developers.messagebird.com/api/voice-messaging/"/>) and the balance (<see href="https://developers.messagebird.com/api/balance/"/>).
/// </summary>
internal sealed class MessageBirdGateway(string name, SettingValues settings, VendorClient client) : ISmsGateway, IReceiptReader, IBalanceReader
{
    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        using var request = message.Channel switch
        {
            Channel.Sms => Post("messages", Text(message)),
            Channel.Voice => Post("voicemessages", Call(message)),
            _ => null,
        };
        if (request is null) return new SendOutcome.Failed($"no channel '{message.Channel}'", SendProblem.Misconfigured);

        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Json.At("id").AsText() is { } id && answer.IsSuccess ? new SendOutcome.Accepted(id) : MessageBirdErrors.Read(answer);
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request) => MessageBirdReceipts.ReadAsync(request, settings.Secret(MessageBirdKind.SigningKey));

    public async Task<Balance?> ReadBalanceAsync(CancellationToken cancellationToken)
    {
        using var request = MessageBirdRequests.Make(settings, HttpMethod.Get, "balance");
        var answer = await client.SendAsync(request, cancellationToken);
        var amount = answer.Json.At("amount");
        return answer.IsSuccess && amount.ValueKind is JsonValueKind.Number && amount.TryGetDecimal(out var left)
            ? new Balance(left, answer.Json.At("type").AsText() ?? "")
            : null;
    }

    private Dictionary<string, object?> Text(TextMessage message) => new()
    {
        ["recipients"] = new[] { message.To.E164[1..] },
        ["originator"] = MessageBirdRequests.Originator(settings),
        ["body"] = message.Body,

        // GSM 03.38 where it suffices, else UCS-2.
        ["datacoding"] = "auto",
        ["validity"] = message.Minutes > 0 ? message.Minutes * 60 : null,

        // There are receipts only of messages that have a reference.
        ["reference"] = Guid.NewGuid().ToString("N"),
        ["reportUrl"] = settings.Optional(CommonSettings.ReceiptAddress),
    };

    private Dictionary<string, object?> Call(TextMessage message) => new()
    {
        ["recipients"] = new[] { message.To.E164[1..] },
        ["originator"] = MessageBirdRequests.Caller(settings),
        ["body"] = SpokenText.Of(message),
        ["language"] = MessageBirdLanguages.Of(message.Language),
        ["voice"] = settings.Text(MessageBirdKind.Voice),
        ["repeat"] = 2,
        ["ifMachine"] = "continue",
        ["reference"] = Guid.NewGuid().ToString("N"),
        ["reportUrl"] = settings.Optional(CommonSettings.ReceiptAddress),
    };

    private HttpRequestMessage Post(string path, Dictionary<string, object?> body) => MessageBirdRequests.Make(settings, HttpMethod.Post, path, body);
}
