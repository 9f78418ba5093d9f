namespace SmsAuth.Clients;

/// <summary>Knows the Android apps of clients.</summary>
public interface IAndroidApps
{
    /// <summary>
    /// The hash by which the app of a client reads its texts, as <see cref="AndroidAppHash"/> allows it; null when the client has none of its own, or there is
    /// no such client (any more).
    /// </summary>
    Task<string?> FindHashAsync(string clientId, CancellationToken cancellationToken);
}
