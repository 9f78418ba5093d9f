using System.Collections.Concurrent;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;

namespace SmsAuth.Tests.Deliveries;

/// <summary>A gateway whose receipts are lines of <c>id state reason</c> under a header, and that wants to hear of conversions.</summary>
internal sealed class ReportingGateway(string name) : ISmsGateway, IReceiptReader, IConversionFeedback
{
    public const string Signature = "signed";

    public string Name => name;

    public ConcurrentQueue<TextMessage> Texts { get; } = new();

    public ConcurrentQueue<Conversion> Conversions { get; } = new();

    public bool Throws { get; set; }

    public string NewestId => $"{name}-{Texts.Count}";

    public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        Texts.Enqueue(message);
        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted(NewestId));
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request)
    {
        if (Throws) throw new FormatException("body=secret");
        if (request.Headers.GetValueOrDefault("x-sign") != Signature) return Task.FromResult<ReceiptReading>(new ReceiptReading.Refused("not signed"));
        var receipts = System.Text.Encoding.UTF8.GetString(request.Body.Span).Split('\n').Select(static line => line.Split(' ', 3));
        return Task.FromResult<ReceiptReading>(new ReceiptReading.Genuine([.. receipts.Select(static r => new Receipt(r[0], Enum.Parse<DeliveryState>(r[1]), r.ElementAtOrDefault(2)))])
        {
            Answer = "{}",
        });
    }

    public Task<bool> ReportAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        Conversions.Enqueue(conversion);
        return Throws ? throw new HttpRequestException("secret") : Task.FromResult(true);
    }
}
