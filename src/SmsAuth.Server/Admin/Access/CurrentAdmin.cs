using System.Net;

namespace SmsAuth.Server.Admin.Access;

/// <summary>Who makes the request: an administrator, or a machine client.</summary>
internal sealed class CurrentAdmin
{
    private string? actor;

    /// <summary>Who it is for the audit trail: <c>user:</c> and the account id, or <c>client:</c> and the client id.</summary>
    /// <exception cref="InvalidOperationException">The request has not passed <see cref="RequireAdmin"/>.</exception>
    public string Actor => actor ?? throw new InvalidOperationException("The request has not been let in.");

    /// <summary>The client that the token was issued to.</summary>
    public string ClientId { get; private set; } = "";

    /// <summary>The account of the administrator; null for a machine.</summary>
    public string? AccountId { get; private set; }

    /// <summary>Where the request comes from; null when it is not known.</summary>
    public IPAddress? Address { get; private set; }

    public void LetIn(string clientId, string? accountId, IPAddress? address) =>
        (actor, ClientId, AccountId, Address) = (accountId is null ? $"client:{clientId}" : $"user:{accountId}", clientId, accountId, address);
}
