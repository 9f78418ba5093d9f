using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.Fraud.Lists;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Fraud;

internal sealed class StoredListEntryConfiguration : IEntityTypeConfiguration<StoredListEntry>
{
    public void Configure(EntityTypeBuilder<StoredListEntry> builder)
    {
        builder.ToTable("SmsAuthNumberLists");
        builder.HasKey(e => e.Match);
        builder.HasIndex(e => e.Until);
        builder.Property(e => e.Match).HasMaxLength(NumberHasher.Length).IsUnicode(false);
        builder.Property(e => e.Kind).HasConversion<int>();
        builder.Property(e => e.Shown).HasMaxLength(NumberListEntry.MaxShownLength).IsUnicode(false);
        builder.Property(e => e.Until).HasConversion<UnixMilliseconds>();
        builder.Property(e => e.AddedAt).HasConversion<UnixMilliseconds>();
        builder.Property(e => e.AddedBy).HasMaxLength(NumberListEntry.MaxActorLength);
    }
}
