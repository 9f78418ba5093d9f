namespace SmsAuth.Gateways;

/// <summary>Delivers a text. Expected failures are outcomes; an exception is read as <see cref="SendOutcome.Failed"/>.</summary>
public interface ISmsGateway
{
    /// <summary>The name by which verifiers refer to it, 1 to 100 characters.</summary>
    string Name { get; }

    /// <summary>Hands one text over. Never tries again on its own when the first request may have been accepted.</summary>
    Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken);
}
