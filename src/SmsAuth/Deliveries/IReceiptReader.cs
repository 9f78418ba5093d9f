namespace SmsAuth.Deliveries;

/// <summary>A gateway that says what became of its texts. Implemented beside <see cref="Gateways.ISmsGateway"/>.</summary>
public interface IReceiptReader
{
    /// <summary>Reads a request to the receipt address of this gateway. Nothing is believed that the gateway has not signed.</summary>
    /// <exception cref="Settings.SettingUnavailableException">The key that it would be checked with is not there.</exception>
    Task<ReceiptReading> ReadAsync(ReceiptRequest request);
}
