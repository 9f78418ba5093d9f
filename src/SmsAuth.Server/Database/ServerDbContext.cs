using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Server.Accounts;

namespace SmsAuth.Server.Database;

/// <summary>All that the server keeps: accounts, OpenIddict's clients, scopes, authorizations and tokens, and challenges.</summary>
public sealed class ServerDbContext(DbContextOptions<ServerDbContext> options) : IdentityDbContext<ServerUser, IdentityRole<Guid>, Guid>(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        builder.UseSmsAuth();
    }
}
