namespace SmsAuth.Server.Admin.Clients;

/// <summary>A new secret, which is shown this once.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="ClientSecret">The secret.</param>
/// <param name="FormerSecrets">The former secrets that are still taken.</param>
internal sealed record ClientSecretAnswer(string ClientId, string ClientSecret, IReadOnlyList<FormerSecretAnswer> FormerSecrets)
{
    /// <summary>The client alone.</summary>
    public override string ToString() => ClientId;
}
