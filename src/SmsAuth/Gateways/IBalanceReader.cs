namespace SmsAuth.Gateways;

/// <summary>A gateway that tells what is left of the account's credit. Implemented beside <see cref="ISmsGateway"/>.</summary>
public interface IBalanceReader
{
    /// <summary>Asks the gateway.</summary>
    /// <returns>The balance; null when it did not tell.</returns>
    Task<Balance?> ReadBalanceAsync(CancellationToken cancellationToken);
}
