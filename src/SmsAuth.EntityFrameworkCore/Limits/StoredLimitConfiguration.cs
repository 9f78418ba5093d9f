using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmsAuth.EntityFrameworkCore.Limits;

internal sealed class StoredLimitConfiguration : IEntityTypeConfiguration<StoredLimit>
{
    /// <summary>A name of 40, a window of 20 and a key of 64 characters, and what is between them.</summary>
    private const int IdLength = 126;

    public void Configure(EntityTypeBuilder<StoredLimit> builder)
    {
        builder.ToTable("SmsAuthLimits");
        builder.HasKey(l => l.Id);
        builder.HasIndex(l => l.ExpiresAt);
        builder.Property(l => l.Id).HasMaxLength(IdLength).IsUnicode(false);
        builder.Property(l => l.ExpiresAt).HasConversion<UnixMilliseconds>();
    }
}
