namespace SmsAuth.Gateways.Outbox;

/// <summary>
/// A gateway for development and tests: keeps the newest <see cref="Capacity"/> texts in memory instead of sending them. It shows codes to
/// whoever can read it, so it must never run in production.
/// </summary>
public sealed class DevelopmentOutbox(TimeProvider time) : ISmsGateway
{
    /// <summary>The name of the gateway: <c>outbox</c>.</summary>
    public const string GatewayName = "outbox";

    /// <summary>The most texts kept.</summary>
    public const int Capacity = 1000;

    private readonly Lock gate = new();
    private readonly LinkedList<OutboxMessage> messages = [];

    /// <inheritdoc/>
    public string Name => GatewayName;

    /// <summary>The texts, newest first.</summary>
    public IReadOnlyList<OutboxMessage> Messages
    {
        get
        {
            lock (gate) return [.. messages];
        }
    }

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (gate)
        {
            messages.AddFirst(new OutboxMessage(message.To.E164, message.Body, time.GetUtcNow(), message.Channel));
            if (messages.Count > Capacity) messages.RemoveLast();
        }

        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted());
    }
}
