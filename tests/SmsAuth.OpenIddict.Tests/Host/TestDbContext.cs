using Microsoft.EntityFrameworkCore;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>An application's own context, with OpenIddict's and SmsAuth's tables.</summary>
public sealed class TestDbContext(DbContextOptions<TestDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.UseOpenIddict();
        modelBuilder.UseSmsAuth();
    }
}
