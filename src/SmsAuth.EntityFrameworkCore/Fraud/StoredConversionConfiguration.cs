using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmsAuth.EntityFrameworkCore.Fraud;

internal sealed class StoredConversionConfiguration : IEntityTypeConfiguration<StoredConversion>
{
    /// <summary>The longest of them is the name of a gateway.</summary>
    public const int SubjectLength = 100;

    public void Configure(EntityTypeBuilder<StoredConversion> builder)
    {
        builder.ToTable("SmsAuthConversions");
        builder.HasKey(c => new { c.Kind, c.Subject, c.StartsAt });
        builder.HasIndex(c => c.StartsAt);
        builder.Property(c => c.Kind).HasConversion<int>();
        builder.Property(c => c.Subject).HasMaxLength(SubjectLength);
        builder.Property(c => c.StartsAt).HasConversion<UnixMilliseconds>();
    }
}
