namespace SmsAuth.Deliveries;

/// <summary>A gateway that wants to hear whether the codes of its texts were entered. Implemented beside <see cref="Gateways.ISmsGateway"/>.</summary>
public interface IConversionFeedback
{
    /// <summary>Tells the gateway. Whoever signs in does not wait for it, and nothing hangs on it.</summary>
    /// <returns>Whether the gateway took it.</returns>
    Task<bool> ReportAsync(Conversion conversion, CancellationToken cancellationToken);
}
