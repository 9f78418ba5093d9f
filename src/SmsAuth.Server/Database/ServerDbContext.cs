using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Keys.Stores;

namespace SmsAuth.Server.Database;

/// <summary>
/// All that the server keeps: accounts, OpenIddict's clients, scopes, authorizations and tokens, challenges, and keys. Of itself it has the migrations
/// of SQLite; each other database system has a context of its own, because migrations belong to a context.
/// </summary>
public class ServerDbContext : IdentityDbContext<ServerUser, IdentityRole<Guid>, Guid>
{
    private const int KeyLength = 128;

    /// <summary>A context on SQLite.</summary>
    public ServerDbContext(DbContextOptions<ServerDbContext> options)
        : base(options)
    {
    }

    /// <summary>A context on another database system.</summary>
    protected ServerDbContext(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>The newest version of Identity's tables that has no table the server does not use; its columns are short enough for an index.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        builder.UseSmsAuth();
        builder.Entity<KeyRow>(static key =>
        {
            key.ToTable("ServerKeys").HasKey(static row => new { row.Kind, row.Number });
            key.Property(static row => row.Kind).HasMaxLength(KeyRow.MaxKindLength).IsUnicode(false);
            key.Property(static row => row.Content).HasMaxLength(KeyRow.MaxContentLength).IsUnicode(false);
        });

        // Accounts are looked up by their confirmed number when it is no login yet.
        builder.Entity<ServerUser>().HasIndex(static user => user.PhoneNumber);

        // What has ended is found by its end, and what never had a token by its beginning.
        builder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().HasIndex(static token => token.ExpirationDate);
        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().HasIndex(static authorization => authorization.CreationDate);

        // Administrators see and end the sign-ins of an account.
        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().HasIndex(static authorization => authorization.Subject);
        if (!Database.IsSqlite()) BoundKeys(builder);
    }

    // SQL Server takes 900 bytes of a clustered key, and Identity's strings are of 450 characters, each of two bytes.
    private static void BoundKeys(ModelBuilder builder)
    {
        builder.Entity<IdentityUserLogin<Guid>>().Property(static login => login.LoginProvider).HasMaxLength(KeyLength);
        builder.Entity<IdentityUserLogin<Guid>>().Property(static login => login.ProviderKey).HasMaxLength(KeyLength);
        builder.Entity<IdentityUserToken<Guid>>().Property(static token => token.LoginProvider).HasMaxLength(KeyLength);
        builder.Entity<IdentityUserToken<Guid>>().Property(static token => token.Name).HasMaxLength(KeyLength);
    }
}
