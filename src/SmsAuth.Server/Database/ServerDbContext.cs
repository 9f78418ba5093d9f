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
    /// <summary>
    /// The longest credential id of a passkey, in bytes. WebAuthn allows 1,023, but a clustered key of SQL Server has 900; those of today's authenticators have 16 to 250.
    /// </summary>
    internal const int MaxCredentialId = 768;

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

        Passkeys(builder);

        // Accounts are looked up by their confirmed number when it is no login yet.
        builder.Entity<ServerUser>().HasIndex(static user => user.PhoneNumber);

        // What has ended is found by its end, and what never had a token by its beginning.
        builder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().HasIndex(static token => token.ExpirationDate);
        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().HasIndex(static authorization => authorization.CreationDate);

        // Administrators see and end the sign-ins of an account.
        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().HasIndex(static authorization => authorization.Subject);
        if (!Database.IsSqlite()) BoundKeys(builder);
    }

    // The table of version 3 of Identity's schema alone. The version is an option of the application and not of the context, and what else it changes in tables that
    // are there already is no expansion.
    private static void Passkeys(ModelBuilder builder)
    {
        builder.Entity<ServerUser>().HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(static row => row.UserId).IsRequired();
        builder.Entity<IdentityUserPasskey<Guid>>(static passkey =>
        {
            passkey.ToTable("AspNetUserPasskeys").HasKey(static row => row.CredentialId);
            passkey.Property(static row => row.CredentialId).HasMaxLength(MaxCredentialId);
            passkey.OwnsOne(static row => row.Data).ToJson();
        });
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
