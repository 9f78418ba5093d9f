using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmsAuth.EntityFrameworkCore.Maintenance;

internal sealed class StoredLeaseConfiguration : IEntityTypeConfiguration<StoredLease>
{
    private const int NameLength = 40;
    private const int HolderLength = 40;

    public void Configure(EntityTypeBuilder<StoredLease> builder)
    {
        builder.ToTable("SmsAuthLeases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(NameLength).IsUnicode(false);
        builder.Property(l => l.Holder).HasMaxLength(HolderLength).IsUnicode(false);
        builder.Property(l => l.ExpiresAt).HasConversion<UnixMilliseconds>();
    }
}
