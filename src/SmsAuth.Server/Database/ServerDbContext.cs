using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Server.Accounts;

namespace SmsAuth.Server.Database;

/// <summary>All that the server keeps: accounts, OpenIddict's clients, scopes, authorizations and tokens, and challenges.</summary>
public sealed class ServerDbContext(DbContextOptions<ServerDbContext> options) : IdentityDbContext<ServerUser, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>The newest version of Identity's tables that has no table the server does not use; its columns are short enough for an index.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        builder.UseSmsAuth();

        // Accounts are looked up by their confirmed number when it is no login yet.
        builder.Entity<ServerUser>().HasIndex(static user => user.PhoneNumber);
    }
}
