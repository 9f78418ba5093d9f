using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmsAuth.EntityFrameworkCore.Fraud;

internal sealed class StoredPauseConfiguration : IEntityTypeConfiguration<StoredPause>
{
    public void Configure(EntityTypeBuilder<StoredPause> builder)
    {
        builder.ToTable("SmsAuthPauses");
        builder.HasKey(p => new { p.Kind, p.Subject });
        builder.HasIndex(p => p.Until);
        builder.Property(p => p.Kind).HasConversion<int>();
        builder.Property(p => p.Subject).HasMaxLength(StoredConversionConfiguration.SubjectLength);
        builder.Property(p => p.Since).HasConversion<UnixMilliseconds>();
        builder.Property(p => p.Until).HasConversion<UnixMilliseconds>();
    }
}
