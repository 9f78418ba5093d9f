using Microsoft.AspNetCore.Identity;

namespace SmsAuth.Server.Accounts;

/// <summary>An account of the server. Its id becomes <c>sub</c>.</summary>
public sealed class ServerUser : IdentityUser<Guid>
{
    /// <summary>A new account, with an id that sorts by its time of creation.</summary>
    public ServerUser() => Id = Guid.CreateVersion7();
}
